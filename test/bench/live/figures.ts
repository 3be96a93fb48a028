import { loadavg } from 'node:os';

/** The value below which `share` (0–1) of the values lie, nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** `p50 12.3  p95 20.1  p99 31.0  max 40.2 ms (200)` */
export function spread(values: readonly number[]): string {
  const parts = [['p50', 0.5], ['p95', 0.95], ['p99', 0.99], ['max', 1]] as const;
  return `${parts.map(([name, share]) => `${name} ${percentile(values, share).toFixed(1)}`).join('  ')} ms (${values.length})`;
}

/** One decimal: what a clock shared by three processes can tell. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How busy the machine was: figures of a busy one say little. */
export function machineLoad(): string {
  return `load average ${loadavg().map((load) => load.toFixed(1)).join(' ')}`;
}
