/** What a command answers that has nothing to tell but that it was done. */
export function done(_nothing: void): null {
  return null;
}
