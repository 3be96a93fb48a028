import { readFile, stat } from 'node:fs/promises';
import { provisioningSchema, type SeatProvisioning } from '../../shared/settings/seatSettings.ts';

/** Why a provisioning file was refused: one line per problem, each with the place in the file. */
export class ProvisioningRefused extends Error {
  readonly code = 'provisioningInvalid';
  readonly problems: readonly string[];
  constructor(file: string, problems: readonly string[]) {
    super(`${file} cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ProvisioningRefused';
    this.problems = problems;
  }
}

const maxBytes = 1 << 20;

/**
 * Reads a seat's settings from a JSON file.
 * @throws ProvisioningRefused naming every place that is wrong, and what was expected there.
 */
export async function readProvisioningFile(file: string): Promise<SeatProvisioning> {
  const text = await readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProvisioningRefused(file, [`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = provisioningSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ProvisioningRefused(
    file,
    parsed.error.issues.map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : 'the file'}: ${issue.message}`),
  );
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new ProvisioningRefused(file, [`${size} bytes is too large; a provisioning file has at most ${maxBytes}`]);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof ProvisioningRefused) throw error;
    throw new ProvisioningRefused(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
