import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** Paths of a self-signed certificate for `127.0.0.1` and `localhost`, and of its key. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface CertificateOptions {
  /** What it is for, as openssl's subjectAltName. */
  readonly names?: string;
  /** 0: it has run out a second later. */
  readonly days?: number;
}

/** Makes a fresh self-signed P-256 certificate, valid for two days, with openssl. */
export async function makeCertificate(folder: string, { names = 'IP:127.0.0.1,DNS:localhost', days = 2 }: CertificateOptions = {}): Promise<Certificate> {
  const certificateFile = path.join(folder, 'certificate.pem');
  const keyFile = path.join(folder, 'private-key.pem');
  await promisify(execFile)('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', String(days),
    '-subj', '/CN=localhost', '-addext', `subjectAltName=${names}`,
    '-keyout', keyFile, '-out', certificateFile,
  ]);
  return { certificateFile, keyFile };
}
