/** The parts of a request that a profile can read. */
export interface SipHeaders {
  readonly requestUri: string;
  /** Raw values of all fields of this name, in order; the name's case does not matter. */
  all(name: string): readonly string[];
}

/** A request of JsSIP as SipHeaders. */
export function sipHeadersOf(request: { readonly data: string; getHeaders(name: string): string[] }): SipHeaders {
  return {
    requestUri: request.data.slice(0, request.data.indexOf('\r\n')).split(' ')[1] ?? '',
    all: (name) => request.getHeaders(name),
  };
}
