import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

/** SHA-256 (RFC 5754 §2.2). */
export const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** DER of a request (RFC 3161 §2.4.1) for a digest, with a nonce, asking for the authority's certificate. */
export function timeStampRequest(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: copyOf(sha256) }),
    }),
    nonce: new asn1js.Integer({ valueHex: copyOf(positive(nonce)) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/** The same number, written so that DER does not read it as negative or pad it. */
export function positive(nonce: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(nonce);
  copy[0] = (copy[0]! & 0x7f) | 0x40;
  return copy;
}

export function copyOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
