import { breakReasons } from '../../../shared/queues/agentState.ts';

export const mostBreaks = 12;
/** Longest name of a break, characters. */
export const breakNameMax = 20;

/** Why a name cannot be that of a company's break, or null. Pure. @param at its own place among them; null = it is new @param builtIn what the built-in ones are called */
export function breakFault(name: string, breaks: readonly string[], at: number | null, builtIn: readonly string[]): 'missing' | 'twice' | null {
  const read = name.trim().toLowerCase();
  if (read === '') return 'missing';
  const others = [...breakReasons, ...builtIn, ...breaks.filter((_, position) => position !== at)];
  return others.some((other) => other.toLowerCase() === read) ? 'twice' : null;
}
