/** Names of the files of a package. */
export const packageNames = {
  readMe: 'README.txt',
  facts: 'facts.json',
  part: (part: string) => `facts/${part}.txt`,
  key: (fingerprint: string) => `keys/${fingerprint}.pem`,
  audio: (recordingId: string, extension: 'webm' | 'wav') => `audio/${recordingId}.${extension}`,
  header: (sequence: number) => `links/${numbered(sequence)}.json`,
  signature: (sequence: number) => `links/${numbered(sequence)}.sig`,
  payload: (sequence: number) => `links/${numbered(sequence)}.payload.json`,
  stamp: (stampedSequence: number) => `stamps/${numbered(stampedSequence)}.tst`,
} as const;

/** Ten digits, so that names are in the order of the chain. */
function numbered(sequence: number): string {
  return String(sequence).padStart(10, '0');
}

/** Files that prove themselves and are therefore not listed in the `exported` link. */
export const selfProving = /^(links\/\d{10}\.(json|sig|payload\.json)|stamps\/\d{10}\.tst)$/;
