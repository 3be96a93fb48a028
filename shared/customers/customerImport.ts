import type { NumberLabel } from './customer.ts';

/** What happens to a customer that has a number of the line already. */
export const existingPolicies = ['skip', 'fill', 'replace'] as const;
export type ExistingPolicy = (typeof existingPolicies)[number];

/** One line that was read and found good: what it says of a customer. */
export interface ImportedLine {
  /** In the file, from 1, the heading included. */
  readonly line: number;
  /** Given by the one who stages, so that a repeated request makes the same customer. */
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly { readonly number: string; readonly label: NumberLabel | null }[];
  readonly fields: Readonly<Record<string, string>>;
}

/** What the store makes of a line. `severalOwners`: its numbers belong to more than one customer. */
export type LineOutcome = 'added' | 'changed' | 'skipped' | 'severalOwners' | 'repeatedInFile';

/** An import that was taken over, and may be taken back. */
export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  readonly who: string;
  readonly at: number;
  readonly state: 'taken' | 'undone';
  readonly added: number;
  readonly changed: number;
}

/** What a column of the file means. `field:<id>` is a custom field. */
export const columnMeanings = [
  'ignore', 'name', 'company', 'level', 'tags', 'notes', 'number', 'mobile', 'office', 'home', 'fax',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number] | `field:${string}`;

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
export type FileEncoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a file is read. Encoding and delimiter mean nothing for a workbook. */
export interface ImportReading {
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter;
  /** The first line has headings. */
  readonly headings: boolean;
  /** One per column. */
  readonly columns: readonly ColumnMeaning[];
}

/** A chosen file before anything of it is imported. */
export interface ImportPreview {
  /** Names the chosen file in the commands that follow. */
  readonly fileId: string;
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx' | 'vcard';
  readonly bytes: number;
  /** How it was understood: a proposal. */
  readonly reading: ImportReading;
  /** The first rows, headings included, as they are in the file; cells cut at 200 characters. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * What is wrong with a line:
 * - `empty`: neither name nor company nor number. `nameMissing`: a number without name or company.
 * - `numberUnreadable` `fieldUnreadable`: the cell of a column. `tooLong`: a cell is longer than its field.
 * - `tooManyNumbers`. `repeatedInFile`: an earlier line has the number. `severalOwners`: see {@link LineOutcome}.
 * - `columnsDiffer`: more cells than headings. `brokenQuotes`: the rest of the file cannot be read.
 */
export const lineFaults = [
  'empty', 'nameMissing', 'numberUnreadable', 'fieldUnreadable', 'tooLong', 'tooManyNumbers', 'repeatedInFile', 'severalOwners', 'columnsDiffer', 'brokenQuotes', 'changedMeanwhile',
] as const;
export type LineFault = (typeof lineFaults)[number];

export interface RefusedLine {
  readonly line: number;
  readonly fault: LineFault;
  /** The heading, where one cell is to blame; else empty. */
  readonly column: string;
}

/** What an import would do. */
export interface ImportCheck {
  readonly lines: number;
  readonly good: number;
  /** Good lines with a number that a customer has already. */
  readonly existing: number;
  readonly refused: number;
  /** The first of them. */
  readonly refusedLines: readonly RefusedLine[];
}
