/**
 * Text indexes over grams made by `searchGrams.ts` (FTS5's own trigram tokenizer cannot find one or two hanzi). They
 * hold no text of their own; rowid is `call.id` or `customer.rank`. Rows that older versions wrote are indexed by
 * `rebuildSearch` after this migration.
 *
 * `dialledNumber` lists every service number seen, so that digits are matched against it and not against each row.
 */
export const sql = `
CREATE VIRTUAL TABLE callText USING fts5(grams, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE customerText USING fts5(grams, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE dialledNumber (number TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
