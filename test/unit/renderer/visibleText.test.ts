import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Words that nobody reads: what the pop draws hidden at the start, to have its glyphs ready. */
const neverSeen = new Set(['pop/WarmUp.tsx']);

const renderer = path.resolve(import.meta.dirname, '../../../renderer');

/** Names that are the same in every language. */
const names = new Set(['400', 'SIP', 'MOS', 'Call-ID', 'F9', 'i']);
/** Attributes that people read or hear. */
const readAttributes = new Set(['title', 'label', 'placeholder', 'alt', 'aria-label', 'aria-description', 'aria-valuetext', 'description', 'message', 'extra']);

function words(text: string): string[] {
  return (text.match(/[\p{L}\d][\p{L}\d-]*/gu) ?? []).filter((word) => !names.has(word) && /\p{L}/u.test(word));
}

/** Text that a source file would put on the screen without going through the locales. */
export function visibleTexts(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isJsxText(node) && words(node.text).length > 0) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && readAttributes.has(node.name.getText(tree)) && node.initializer && ts.isStringLiteral(node.initializer) && words(node.initializer.text).length > 0) found.push(node.initializer.text);
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) && /\p{Script=Han}/u.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return found;
}

test('the scanner sees text in elements, in attributes and in strings', () => {
  const source = "const a = <p title=\"Hello\">World {t('app.close')} <b>400</b></p>; const b = '王丽'; const c = `接${b}听`;";
  expect(visibleTexts('any.tsx', source)).toEqual(['Hello', 'World', '王丽', '接', '听']);
});

test('no component has visible text of its own', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('media') && !neverSeen.has(name));
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((name) => visibleTexts(name, readFileSync(path.join(renderer, name), 'utf8')).map((text) => `${name}: ${text}`));
  expect(found).toEqual([]);
});
