/** The user part of a seat's address of record, e.g. `8001` of `sip:8001@pbx.example.com`; the text itself when it has none. */
export function seatUser(sipUri: string): string {
  return /^sips?:([^@]+)@/.exec(sipUri)?.[1] ?? sipUri;
}
