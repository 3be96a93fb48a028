import { afterAll, afterEach, expect } from 'vitest';
import { takeFaults } from './programFaults.ts';

// Read before each file of journeys: a file fails when one of its consoles met an error that nobody caught, even where every
// journey passed or passed at its second try. This hook is the first to be registered and so the last to run.
const ofTheFile: string[] = [];

afterEach(({ task }) => {
  ofTheFile.push(...takeFaults().map((fault) => `${task.name}: ${fault}`));
});
afterAll(() => {
  ofTheFile.push(...takeFaults().map((fault) => `before the first journey or at the end: ${fault}`));
  expect(ofTheFile, 'errors that nobody caught').toEqual([]);
});
