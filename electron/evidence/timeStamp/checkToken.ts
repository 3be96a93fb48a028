import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';
import { sha256Hex } from '../signLink.ts';
import { copyOf, positive, sha256Oid } from './timeStampRequest.ts';

/**
 * Why a stamp is refused. `notAToken`: no time stamp at all. `imprint`: it stamps something else. `nonce`: it answers another
 * request. `certificate`: the signer's certificate is missing, or is not for time stamps. `signature`: it was altered.
 * `chain`: the certificate does not lead to the one that was configured.
 */
export type TokenRefusal = 'notAToken' | 'imprint' | 'nonce' | 'certificate' | 'signature' | 'chain';

export type CheckedToken =
  | { readonly kind: 'good'; /** Epoch milliseconds. */ readonly time: number; readonly signer: string; /** Leads to the configured certificate. */ readonly trusted: boolean }
  | { readonly kind: 'refused'; readonly why: TokenRefusal };

export interface TokenExpectation {
  readonly nonce?: Uint8Array;
  /** PEM of the authority's root or of its own certificate. */
  readonly authority?: string | undefined;
}

const signedDataOid = '1.2.840.113549.1.7.2';
const tstInfoOid = '1.2.840.113549.1.9.16.1.4';
const extKeyUsageOid = '2.5.29.37';
const timeStampingOid = '1.3.6.1.5.5.7.3.8';
/** signingCertificate and signingCertificateV2 (RFC 5816 §2.2). */
const signingCertificateOids = new Set(['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47']);

const refused = (why: TokenRefusal): CheckedToken => ({ kind: 'refused', why });

/** Checks a token (RFC 3161 §2.4.2: a CMS SignedData over a TSTInfo) against the digest that it is to stamp. */
export async function checkToken(token: Uint8Array, sha256: Uint8Array, expected: TokenExpectation = {}): Promise<CheckedToken> {
  let signed: SignedData;
  let info: TSTInfo;
  let content: ArrayBuffer;
  try {
    const contentInfo = ContentInfo.fromBER(copyOf(token));
    // A change around the known parts must not go unnoticed: only what is written back to the same bytes is the token.
    if (contentInfo.contentType !== signedDataOid || !sameBytes(contentInfo.toSchema().toBER(false), token)) return refused('notAToken');
    signed = new SignedData({ schema: contentInfo.content });
    if (signed.encapContentInfo.eContentType !== tstInfoOid || signed.encapContentInfo.eContent === undefined) return refused('notAToken');
    content = signed.encapContentInfo.eContent.getValue();
    info = TSTInfo.fromBER(content);
  } catch {
    return refused('notAToken');
  }
  const { messageImprint } = info;
  if (messageImprint.hashAlgorithm.algorithmId !== sha256Oid || !sameBytes(messageImprint.hashedMessage.valueBlock.valueHexView, sha256)) return refused('imprint');
  if (expected.nonce !== undefined && (info.nonce === undefined || !sameBytes(info.nonce.valueBlock.valueHexView, positive(expected.nonce)))) return refused('nonce');
  const certificates = (signed.certificates ?? []).filter((item) => item instanceof Certificate);
  const signerInfo = signed.signerInfos[0];
  const named = signerInfo?.signedAttrs?.attributes.some(({ type }) => signingCertificateOids.has(type)) === true;
  if (signerInfo === undefined || signed.signerInfos.length !== 1 || !named) return refused('signature');
  const signer = await signerOf(signed, content, certificates);
  if (signer === 'signature') return refused('signature');
  if (signer === undefined || !isForTimeStamps(signer)) return refused('certificate');
  const trusted = expected.authority !== undefined && expected.authority.trim() !== '';
  if (trusted && !leadsTo(signer, certificates, expected.authority, info.genTime)) return refused('chain');
  return { kind: 'good', time: info.genTime.getTime(), signer: x509(signer).subject.split('\n').join(', '), trusted };
}

function sameBytes(a: ArrayBuffer | Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a instanceof Uint8Array ? a : new Uint8Array(a)).equals(b);
}

/** The certificate with which the token's signature and its signed attributes hold. */
async function signerOf(signed: SignedData, content: ArrayBuffer, certificates: readonly Certificate[]): Promise<Certificate | 'signature' | undefined> {
  if (certificates.length === 0) return undefined;
  try {
    const result = await signed.verify({ signer: 0, data: content, checkChain: false, extendedMode: true });
    if (result.signatureVerified !== true) return 'signature';
    return result.signerCertificate ?? undefined;
  } catch {
    return 'signature';
  }
}

/** RFC 3161 §2.3: the extension is critical and names this one purpose. */
function isForTimeStamps(certificate: Certificate): boolean {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === extKeyUsageOid);
  const usage: unknown = extension?.parsedValue;
  return extension?.critical === true && usage instanceof ExtKeyUsage && usage.keyPurposes.length === 1 && usage.keyPurposes[0] === timeStampingOid;
}

function x509(certificate: Certificate): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER(false)));
}

/** Issuer by issuer up to the configured certificate, each valid when the stamp was given. At most five steps. */
function leadsTo(signer: Certificate, certificates: readonly Certificate[], pem: string | undefined, at: Date): boolean {
  let root: X509Certificate;
  try {
    root = new X509Certificate(pem ?? '');
  } catch {
    return false;
  }
  const known = certificates.map(x509);
  let current = x509(signer);
  for (let step = 0; step < 5; step += 1) {
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return false;
    if (current.fingerprint256 === root.fingerprint256) return true;
    if (current.checkIssued(root) && current.verify(root.publicKey)) return at >= new Date(root.validFrom) && at <= new Date(root.validTo);
    const issuer = known.find((candidate) => candidate.fingerprint256 !== current.fingerprint256 && candidate.ca && current.checkIssued(candidate) && current.verify(candidate.publicKey));
    if (issuer === undefined) return false;
    current = issuer;
  }
  return false;
}

/** Reads a reply (RFC 3161 §2.4.2). The token as DER, or the authority's refusal. */
export function tokenOfReply(reply: Uint8Array): { readonly kind: 'token'; readonly token: Uint8Array } | { readonly kind: 'rejected'; readonly status: number } | { readonly kind: 'unreadable' } {
  const { result, offset } = asn1js.fromBER(copyOf(reply));
  if (offset === -1 || !(result instanceof asn1js.Sequence)) return { kind: 'unreadable' };
  const [status, token] = result.valueBlock.value;
  const code = status instanceof asn1js.Sequence ? status.valueBlock.value[0] : undefined;
  if (!(code instanceof asn1js.Integer)) return { kind: 'unreadable' };
  // 0 granted, 1 granted with modifications.
  if (code.valueBlock.valueDec > 1) return { kind: 'rejected', status: code.valueBlock.valueDec };
  return token === undefined ? { kind: 'unreadable' } : { kind: 'token', token: new Uint8Array(token.toBER(false)) };
}

/** Name under which a token can be spoken of. */
export function digestOfToken(token: Uint8Array): string {
  return sha256Hex(token);
}
