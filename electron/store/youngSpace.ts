/**
 * V8 flag of the store's process: megabytes of each half of the room for young objects. The store's answers are small and
 * short-lived; without it that room grows at the start to 8 MB in Node and 16 MB in a utility process and stays so.
 */
export const smallYoungSpace = '--max-semi-space-size=1';
