import { X509Certificate, createHash, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';
import type { SignerInfo } from 'pkijs';
import type { TokenRefusal } from '../../../shared/evidence/stampFailure.ts';
import { copyOf, positive, sha256Oid } from './timeStampRequest.ts';

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
export function checkToken(token: Uint8Array, sha256: Uint8Array, expected: TokenExpectation = {}): CheckedToken {
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
  if (signerInfo === undefined || signed.signerInfos.length !== 1) return refused('signature');
  const signer = signerOf(signerInfo, content, certificates);
  if (signer === 'signature') return refused('signature');
  if (signer === 'certificate' || !isForTimeStamps(signer)) return refused('certificate');
  const trusted = expected.authority !== undefined && expected.authority.trim() !== '';
  if (trusted && !leadsTo(signer, certificates, expected.authority, info.genTime)) return refused('chain');
  return { kind: 'good', time: info.genTime.getTime(), signer: x509(signer).subject.split('\n').join(', '), trusted };
}

function sameBytes(a: ArrayBuffer | Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a instanceof Uint8Array ? a : new Uint8Array(a)).equals(b);
}

const messageDigestOid = '1.2.840.113549.1.9.4';
const contentTypeOid = '1.2.840.113549.1.9.3';

/** Hash functions by OID (RFC 5754 §2); SHA-1 only where a certificate is named by it. */
const hashNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * The certificate with which the signature over the signed attributes holds (RFC 5652 §5.4) and which these attributes
 * name by its hash (RFC 5816 §2.2). pkijs wants the stamped bytes themselves for this; here only their digest is at hand.
 */
function signerOf(info: SignerInfo, content: ArrayBuffer, certificates: readonly Certificate[]): Certificate | 'signature' | 'certificate' {
  const hash = hashNames[info.digestAlgorithm.algorithmId];
  const attributes = info.signedAttrs?.attributes ?? [];
  const valueOf = (oids: ReadonlySet<string>): unknown => attributes.find(({ type }) => oids.has(type))?.values[0];
  const digest = valueOf(new Set([messageDigestOid]));
  const type = valueOf(new Set([contentTypeOid]));
  if (hash === undefined || info.signedAttrs === undefined || !(digest instanceof asn1js.OctetString) || !(type instanceof asn1js.ObjectIdentifier)) return 'signature';
  if (type.valueBlock.toString() !== tstInfoOid || !sameBytes(digest.valueBlock.valueHexView, createHash(hash).update(Buffer.from(content)).digest())) return 'signature';
  // The attributes are signed as a SET, not with the tag under which they are sent.
  const signed = Buffer.from(info.signedAttrs.encodedValue);
  signed[0] = 0x31;
  const named = namedHashes(valueOf(signingCertificateOids));
  const candidates = certificates.filter((certificate) => named.some((name) => isNamed(certificate, name)));
  if (candidates.length === 0) return 'certificate';
  return candidates.find((certificate) => holds(hash, signed, certificate, info.signature.valueBlock.valueHexView)) ?? 'signature';
}

function holds(hash: string, signed: Uint8Array, certificate: Certificate, signature: Uint8Array): boolean {
  try {
    return verify(hash, signed, x509(certificate).publicKey, signature);
  } catch {
    return false;
  }
}

/** The hashes by which SigningCertificate or SigningCertificateV2 names certificates: the octet strings that are as long as hashes. */
function namedHashes(attribute: unknown): Uint8Array[] {
  if (!(attribute instanceof asn1js.Sequence)) return [];
  const [list] = attribute.valueBlock.value;
  if (!(list instanceof asn1js.Sequence)) return [];
  return list.valueBlock.value.flatMap((item) => (item instanceof asn1js.Sequence ? item.valueBlock.value : [])).flatMap((item) => (item instanceof asn1js.OctetString ? [item.valueBlock.valueHexView] : []));
}

function isNamed(certificate: Certificate, name: Uint8Array): boolean {
  const der = Buffer.from(certificate.toSchema().toBER(false));
  const hash = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' }[name.byteLength];
  return hash !== undefined && sameBytes(name, createHash(hash).update(der).digest());
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
