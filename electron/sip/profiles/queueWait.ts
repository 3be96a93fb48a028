const maxSeconds = 86_400;

/** Seconds of `18`, `18s`, `18 秒`, `00:18`, `01:00:18` or `18000ms`; `undefined` for anything else. Never throws. */
export function parseQueueWait(text: string): number | undefined {
  const trimmed = text.trim();
  const milliseconds = /^(\d{1,9})\s*(?:ms|毫秒)$/i.exec(trimmed)?.[1];
  if (milliseconds !== undefined) return within(Math.round(Number(milliseconds) / 1_000));
  const seconds = /^(\d{1,6})(?:\.\d{1,6})?\s*(?:s|sec|secs|seconds|秒)?$/i.exec(trimmed)?.[1];
  if (seconds !== undefined) return within(Number(seconds));
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(trimmed);
  if (clock) return within(Number(clock[1] ?? 0) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]));
  return undefined;
}

function within(seconds: number): number | undefined {
  return seconds <= maxSeconds ? seconds : undefined;
}
