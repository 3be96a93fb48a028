/** BSON element types (bsonspec.org) that the data files hold. */
const stringElement = 0x02;

/**
 * Reads a flat BSON document whose values are all strings, in file order.
 * @throws Error when the document holds anything else: the data would have changed its shape
 */
export function readBsonStrings(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder('utf-8', { fatal: true });
  const strings = new Map<string, string>();
  const end = view.getInt32(0, true) - 1;
  for (let at = 4; at < end; ) {
    if (bytes[at] !== stringElement) throw new Error(`BSON element of type ${bytes[at]} at byte ${at}, expected a string`);
    const nameEnd = bytes.indexOf(0, at + 1);
    const length = view.getInt32(nameEnd + 1, true);
    const start = nameEnd + 5;
    strings.set(text.decode(bytes.subarray(at + 1, nameEnd)), text.decode(bytes.subarray(start, start + length - 1)));
    at = start + length;
  }
  return strings;
}
