import { z } from 'zod';

export const callId = z.uuid();
export const shortText = (max: number) => z.string().max(max);
export const dialled = z.string().min(1).max(128);
