/** Beside the databases: says whether they belong to a master key. Where it is, there are encrypted data. */
export const keyCheckName = 'key.check';
