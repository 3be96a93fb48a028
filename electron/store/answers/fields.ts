import { z } from 'zod';

export const text = z.string().max(10_000);
export const id = z.string().min(1).max(200);
export const number = z.string().max(200);
export const time = z.int();
export const count = z.int().nonnegative();
export const nothing = z.null().optional().transform(() => null);
