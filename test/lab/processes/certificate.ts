import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
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
  /** It was valid on the first of January 2020 only. */
  readonly expired?: boolean;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost'];

/** `openssl req` refuses dates in the past; `openssl ca` takes them, but wants a register of its own. */
const registerOfAuthority = (names: string): string => `
[ca]
default_ca = laboratory
[laboratory]
new_certs_dir = .
database = issued
serial = serial
default_md = sha256
policy = anybody
x509_extensions = extensions
[anybody]
commonName = supplied
[extensions]
subjectAltName = ${names}
`;

/** Makes a fresh self-signed P-256 certificate, valid for two days, with openssl. */
export async function makeCertificate(folder: string, { names = 'IP:127.0.0.1,DNS:localhost', expired = false }: CertificateOptions = {}): Promise<Certificate> {
  const certificateFile = path.join(folder, 'certificate.pem');
  const keyFile = path.join(folder, 'private-key.pem');
  const openssl = (...args: string[]): Promise<unknown> => promisify(execFile)('openssl', args, { cwd: folder });
  if (expired) {
    await Promise.all([writeFile(path.join(folder, 'authority.cnf'), registerOfAuthority(names)), writeFile(path.join(folder, 'issued'), ''), writeFile(path.join(folder, 'serial'), '01\n')]);
    await openssl('req', '-new', ...newKey, '-keyout', keyFile, '-out', 'request.pem');
    await openssl('ca', '-batch', '-notext', '-config', 'authority.cnf', '-selfsign', '-keyfile', keyFile, '-in', 'request.pem', '-out', certificateFile, '-startdate', '20200101000000Z', '-enddate', '20200102000000Z');
  } else {
    await openssl('req', '-x509', ...newKey, '-days', '2', '-addext', `subjectAltName=${names}`, '-keyout', keyFile, '-out', certificateFile);
  }
  return { certificateFile, keyFile };
}
