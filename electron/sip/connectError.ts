import type { SocketFailure } from './sipSocket.ts';

const certificateProblems: Record<string, string> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_REVOKED: 'the certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate chain ends in an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'the issuer of the certificate is unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of the certificate is unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the issuer of the certificate is unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate belongs to another host name',
};
const certificateCode = /CERT|SELF_SIGNED|ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|UNABLE_TO_(GET|VERIFY|DECODE|DECRYPT)/;

const networkProblems: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at this address',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'the server closed the connection during the handshake',
  EPROTO: 'the server does not speak TLS here',
};

/** Tells a refused certificate from a server that cannot be reached, from what `ws`, `tls` or `net` reported. */
export function describeConnectError(error: Error & { code?: string }): SocketFailure {
  const code = error.code ?? '';
  if (certificateCode.test(code)) {
    return { problem: 'certificateRefused', detail: `${certificateProblems[code] ?? 'the certificate was not accepted'} (${code})`, reached: true };
  }
  if (code === 'ETIMEDOUT' || /handshake has timed out/i.test(error.message)) {
    return { problem: 'timedOut', detail: 'the server did not answer in time' };
  }
  const status = /unexpected server response: (\d+)/i.exec(error.message)?.[1];
  if (status) return { problem: 'serverUnreachable', detail: `no SIP over WebSocket at this address (HTTP ${status})`, reached: true };
  if (/subprotocol/i.test(error.message)) return { problem: 'serverUnreachable', detail: 'the server does not offer the sub-protocol "sip"', reached: true };
  if (code.startsWith('ERR_SSL_')) return { problem: 'serverUnreachable', detail: `the TLS handshake failed (${code})`, reached: true };
  const reached = code === 'ECONNRESET' || code === 'EPROTO';
  return { problem: 'serverUnreachable', detail: networkProblems[code] ?? `the connection failed (${code || error.name})`, ...(reached ? { reached } : {}) };
}
