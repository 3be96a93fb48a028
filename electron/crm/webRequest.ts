/** What a request to another system came to. Nothing of it is thrown: a CRM that fails is an everyday thing. */
export type WebOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timedOut'; readonly afterMs: number }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The answer is larger than anything that could be meant. */
  | { readonly kind: 'tooLarge' };

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const answerMaxBytes = 1_000_000;

/** Sends one request; redirects are not followed, so that no header goes to a server that nobody named. */
export async function sendWebRequest({ method, address, headers, body, timeoutMs, signal }: WebRequest): Promise<WebOutcome> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      method,
      headers: headers.map(({ name, value }): [string, string] => [name, value]),
      body,
      redirect: 'manual',
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    });
    const text = await readWithin(response);
    return text === null ? { kind: 'tooLarge' } : { kind: 'answered', status: response.status, body: text };
  } catch (error) {
    if (deadline.aborted) return { kind: 'timedOut', afterMs: timeoutMs };
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
}

/** The body as text, or null when it is larger than any answer may be. */
async function readWithin(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > answerMaxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The code of the system where there is one: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : error instanceof Error ? error.name : 'unknown';
}
