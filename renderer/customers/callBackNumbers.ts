/** The numbers a customer can be called back on: the one that calls first, each once. Pure. */
export function callBackNumbers(ofCustomer: readonly string[], calling: readonly string[]): readonly string[] {
  return [...new Set([...calling, ...ofCustomer])].filter((number) => number !== '');
}
