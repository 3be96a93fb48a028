/**
 * `node resources/areas/buildEnglishPlaces.ts`: writes `shared/areas/englishPlaces.ts`, the English names of the provinces and
 * cities of the built-in table, for texts that were kept in Chinese. The names are those of `areas.bin`; see NOTICE for where they come from.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { PlaceName } from '../../shared/areas/callerArea.ts';
import { decodeAreaTable } from '../../shared/areas/areaTableFile.ts';

const decoded = decodeAreaTable(fs.readFileSync(path.resolve(import.meta.dirname, 'areas.bin')));
if (!decoded.ok) throw new Error(decoded.problem.detail);
const names = new Map<string, string>();
function add(places: readonly PlaceName[]): void {
  for (const { zh, en } of places) if (zh !== '' && en !== '' && zh !== en && !names.has(zh)) names.set(zh, en);
}
for (const { province, city } of decoded.layer.entries) add([province, city]);
for (const { province, city, alsoCities } of decoded.layer.landlines) add([province, city, ...alsoCities]);
const pairs = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([zh, en]) => `${zh}=${en}`);
const lines: string[] = [''];
for (const pair of pairs) {
  const last = lines.length - 1;
  if ((lines[last] ?? '').length + pair.length > 110) lines.push(pair);
  else lines[last] = lines[last] === '' ? pair : `${lines[last]};${pair}`;
}
fs.writeFileSync(path.resolve(import.meta.dirname, '../../shared/areas/englishPlaces.ts'), `/** Made by \`resources/areas/buildEnglishPlaces.ts\` from the built-in area table; never edited by hand. */
const names = \`
${lines.join('\n')}
\`;

/** English names of provinces and cities by their Chinese ones. */
export const englishPlaces: ReadonlyMap<string, string> = new Map(names.trim().split(/[;\\n]/).map((pair) => pair.split('=') as [string, string]));
`);
