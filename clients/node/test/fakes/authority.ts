import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** A certificate authority that lives as long as a test. */
export class Authority {
  private constructor(private readonly root: x509.X509Certificate, private readonly keys: CryptoKeyPair, readonly file: string) {}

  static async create(name = 'Test CA'): Promise<Authority> {
    x509.cryptoProvider.set(webcrypto as Crypto);
    const keys = await newKeys();
    const root = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`, keys, signingAlgorithm: algorithm, notBefore: hoursFromNow(-1), notAfter: hoursFromNow(24),
      extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
    });
    const file = join(mkdtempSync(join(tmpdir(), 'failover-ca-')), 'bundle.pem');
    writeFileSync(file, root.toString('pem'));
    return new Authority(root, keys, file);
  }

  /** A server's certificate for these names. */
  async issue(names: string[], notAfter = hoursFromNow(24)): Promise<SecureContext> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${names[0]}`, issuer: this.root.subject, publicKey: keys.publicKey, signingKey: this.keys.privateKey,
      signingAlgorithm: algorithm, notBefore: hoursFromNow(-2), notAfter,
      extensions: [new x509.SubjectAlternativeNameExtension(names.map(value => ({ type: 'dns' as const, value })))],
    });
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const cert = certificate.toString('pem');
    return createSecureContext({ cert, key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----` });
  }
}

export function hoursFromNow(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}
