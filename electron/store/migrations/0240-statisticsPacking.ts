/**
 * Days that are being packed by the thread that counts: taken off the stale ones before their calls are read, so that a
 * change meanwhile names them again. What a crash leaves here counts as stale.
 */
export const sql = `CREATE TABLE statisticsPacking (day INTEGER PRIMARY KEY) STRICT;`;
