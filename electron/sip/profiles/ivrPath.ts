import type { IvrStep } from '../../../shared/calls/callFacts.ts';

const maxSteps = 20;
const maxLabelLength = 60;
const key = /^[0-9*#A-D]{1,12}$/i;

/**
 * Reads a caller's way through the menu: `1>2>3`, `1:查询订单>2:售后`, `2 售后 › 1 维修`, or a JSON array of strings or
 * of objects with `key` and `label`. `undefined` when it is none of these. Never throws.
 */
export function parseIvrPath(text: string): IvrStep[] | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const steps = trimmed.startsWith('[') ? stepsOfJson(trimmed) : trimmed.split(/\s*(?:>|›|»|→|＞|->|\|)\s*/).map(stepOf);
  if (!steps || steps.length === 0 || steps.length > maxSteps) return undefined;
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

/** `2`, `2:售后`, `2 售后`, `2=售后`, `2-售后`, `2.售后`. */
function stepOf(text: string): IvrStep | undefined {
  const match = /^([0-9*#A-D]{1,12})(?:(?:\s*[:：=.、,，-]\s*|\s+)(.+))?$/is.exec(text.trim());
  if (!match) return undefined;
  return step(match[1]!, match[2]);
}

function step(pressed: string, label: string | undefined): IvrStep | undefined {
  const named = label?.trim().slice(0, maxLabelLength);
  if (!key.test(pressed)) return undefined;
  return named ? { key: pressed.toUpperCase(), label: named } : { key: pressed.toUpperCase() };
}

function stepsOfJson(text: string): (IvrStep | undefined)[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(json)) return undefined;
  return json.slice(0, maxSteps + 1).map((entry: unknown) => {
    if (typeof entry === 'string') return stepOf(entry);
    if (typeof entry === 'number') return stepOf(String(entry));
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { key: pressed, digit, label, name } = entry as Record<string, unknown>;
    const chosen = pressed ?? digit;
    const text = label ?? name;
    if (typeof chosen !== 'string' && typeof chosen !== 'number') return undefined;
    return step(String(chosen), typeof text === 'string' ? text : undefined);
  });
}
