import { electronRuntime } from './electronRuntime.ts';
import { say } from './progress.ts';
import { SetUpFailure, runScript } from './setUpFailure.ts';
import { needsOf } from './systemNeeds.ts';
import type { Part } from './systemNeeds.ts';
import { installSystemPackages } from './systemPackages.ts';

const usage = 'Usage: node resources/setup/setUp.ts [app|lab|test|all] [--retry-official]';

/** Reads the parts to make ready; `all` and nothing at all mean every part. */
export function readParts(words: readonly string[]): Part[] {
  const [word = 'all', ...rest] = words;
  if (rest.length > 0) throw new SetUpFailure(`too many arguments: ${rest.join(' ')}`, usage);
  switch (word) {
    case 'app':
    case 'lab':
    case 'test':
      return [word];
    case 'all':
      return ['app', 'lab', 'test'];
    default:
      throw new SetUpFailure(`unknown part "${word}"`, usage);
  }
}

/**
 * Makes this machine ready; safe to run again at any time.
 * @param parts `app`: virtual display and Electron; `lab`: the SIP laboratory's programs; `test`: what the tests use beside it
 * @throws SetUpFailure with advice for the person at the keyboard
 */
export async function setUp(parts: readonly Part[], options: { readonly retryOfficial?: boolean } = {}): Promise<void> {
  await installSystemPackages(parts.flatMap((part) => needsOf[part]));
  if (!parts.includes('app')) return;
  const runtime = await electronRuntime(options);
  if (options.retryOfficial && runtime.origin === 'fallback') say('the official release is still out of reach');
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith('--'));
  const unknown = flags.find((flag) => flag !== '--retry-official');
  if (unknown) throw new SetUpFailure(`unknown option ${unknown}`, usage);
  const parts = readParts(words.filter((word) => !word.startsWith('--')));
  await setUp(parts, { retryOfficial: flags.includes('--retry-official') });
  if (parts.includes('app')) {
    const runtime = await electronRuntime();
    say(`ready: Electron ${runtime.version} (${runtime.origin}) in ${runtime.distPath}`);
  } else say('ready');
  return 0;
}

if (import.meta.main) await runScript(main);
