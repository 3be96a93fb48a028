import type { ColumnMeaning } from '../../shared/customers/customerImport.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import { plainKey } from '../../shared/customers/nameKeys.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';

/** Headings in the order in which they are tried: `手机号` is no plain number, `公司电话` no company. */
const headings: readonly (readonly [RegExp, ColumnMeaning])[] = [
  [/传真|fax/, 'fax'],
  [/手机|移动电话|mobile|cell/, 'mobile'],
  [/(?:公司|办公|单位|工作).*(?:电话|号码)|座机|固话|固定电话|总机|work(?:tele)?phone|businessphone|office(?:phone|tel|number)?$|telwork|businesstelephone/, 'office'],
  [/(?:家庭|住宅|家里).*(?:电话|号码)|homephone|telhome/, 'home'],
  [/电话|号码|联系方式|phone|tel$|telephone|number|^telother$/, 'number'],
  [/公司|单位|企业|机构|客户名称|company|organi[sz]ation|^org$|employer|account/, 'company'],
  [/等级|级别|星级|level|grade|tier/, 'level'],
  [/标签|分类|类别|分组|^tags?$|labels?$|categor|groups?$/, 'tags'],
  [/备注|说明|附注|描述|notes?$|remarks?|comments?|description/, 'notes'],
  [/姓名|名字|称呼|联系人|客户名|^姓$|^名$|^客户$|^fn$|name|contact/, 'name'],
];

function byHeading(heading: string, fields: readonly CustomField[]): ColumnMeaning | null {
  const key = plainKey(heading);
  const field = fields.find(({ name }) => plainKey(name) === key);
  if (field !== undefined) return `field:${field.id}`;
  return headings.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

function share(cells: readonly string[], holds: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}

function kindOf(cell: string): string {
  return parsePhoneNumber(cell).kind;
}

function byContent(cells: readonly string[]): ColumnMeaning {
  if (share(cells, (cell) => kindOf(cell) === 'mobile') > 0.6) return 'mobile';
  if (share(cells, (cell) => ['mobile', 'landline', 'foreign', 'service400'].includes(kindOf(cell))) > 0.6) return 'number';
  if (share(cells, (cell) => /公司|集团|厂|店$|中心$|学校|医院|\bltd\b|\binc\b/i.test(cell)) > 0.5) return 'company';
  if (share(cells, (cell) => /^\p{Script=Han}{2,4}$/u.test(cell)) > 0.6) return 'name';
  return 'ignore';
}

/** A first row is headings when one of its cells is known as one, or when it has no number in a column of numbers. */
export function hasHeadings(rows: readonly (readonly string[])[], fields: readonly CustomField[]): boolean {
  const [first = [], ...rest] = rows;
  if (first.some((cell) => parsePhoneNumber(cell).kind === 'mobile')) return false;
  return first.some((cell) => cell.length <= 30 && byHeading(cell, fields) !== null) || first.some((cell, index) => kindOf(cell) === 'unreadable' && byContent(rest.map((row) => row[index] ?? '')) !== 'ignore');
}

const single: ReadonlySet<ColumnMeaning> = new Set(['company', 'level']);

/** What each column probably means: by its heading, else by what stands in it. A meaning that there is one of goes to the first. */
export function guessColumns(rows: readonly (readonly string[])[], headed: boolean, fields: readonly CustomField[]): readonly ColumnMeaning[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const body = headed ? rows.slice(1) : rows;
  const given = new Set<ColumnMeaning>();
  return Array.from({ length: width }, (_, index) => {
    const cells = body.map((row) => row[index] ?? '');
    const known = headed ? byHeading(rows[0]?.[index] ?? '', fields) : null;
    const guess = known ?? (headed ? 'ignore' : byContent(cells));
    const meaning = given.has(guess) && (single.has(guess) || (guess === 'name' && known === null)) ? 'ignore' : guess;
    given.add(meaning);
    return meaning;
  });
}
