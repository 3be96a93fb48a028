import type { z } from 'zod';
import { profileSchema, type Profile } from './profileSchema.ts';

/** A profile file that cannot be used. The message names every place in the JSON and what is expected there. */
export class BadProfile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadProfile';
  }
}

/** Reads the text of a profile file; `where` names it in the message of the BadProfile that is thrown. */
export function parseProfile(text: string, where: string): Profile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadProfile(`${where}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return checkProfile(json, where);
}

/** Checks a profile that is JSON already. */
export function checkProfile(json: unknown, where: string): Profile {
  const result = profileSchema.safeParse(json);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
  throw new BadProfile(`${where}: ${faults.join('; ')}`);
}

/** `values.caller[1].from`, or `the profile` for the whole. */
function placeOf(path: z.core.$ZodIssue['path']): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place === '' ? 'the profile' : place.replace(/^\./, '');
}
