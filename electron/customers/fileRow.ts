import type { LineFault } from '../../shared/customers/customerImport.ts';

/** One row of a file. `line` counts from 1 with the heading; of a vCard file it is the line of its BEGIN. */
export type FileRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  /** Nothing after it can be read. */
  | { readonly kind: 'broken'; readonly line: number; readonly fault: LineFault };

/** Characters that no cell keeps: NUL and other controls besides tab and line end. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

export function cleanCell(text: string): string {
  return text.replace(controls, '').replace(/\r\n?/g, '\n').trim();
}
