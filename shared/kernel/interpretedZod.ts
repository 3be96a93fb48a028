/**
 * Lets zod read its schemas instead of compiling a function of each at its first use: most are used a few times, at the start,
 * where the compiling takes five times as long as the reading; later both are as fast. Pages forbid compiling anyway, and
 * would tell of each try. To be imported before any schema is made: zod looks here when it makes one.
 */
const settings = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
Object.assign((settings.__zod_globalConfig ??= {}), { jitless: true });
