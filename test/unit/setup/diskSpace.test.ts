import { describe, expect, test } from 'vitest';
import { freeBytes, requireFreeSpace } from '../../../resources/setup/diskSpace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('disk space', () => {
  test('is asked of the disk that holds the folder', async () => {
    expect(await freeBytes(await temporaryFolder())).toBeGreaterThan(0);
  });

  test('that just suffices is accepted', async () => {
    await expect(requireFreeSpace('/any', 900_000_000, async () => 900_000_000)).resolves.toBeUndefined();
  });

  test('that falls one byte short is refused with both amounts', async () => {
    await expect(requireFreeSpace('/any', 900_000_000, async () => 5_000_000)).rejects.toThrow(
      'not enough disk space in /any: 5.0 MB free, 900 MB needed',
    );
    await expect(requireFreeSpace('/any', 900_000_000, async () => 899_999_999)).rejects.toThrow(/not enough/);
  });
});
