import { FailoverError } from './errors.js';

const untrusted = new Set(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_SIGNATURE_FAILURE', 'INVALID_CA', 'CERT_UNTRUSTED']);

interface Coded { code?: unknown; message?: string; cause?: unknown; host?: string; reason?: string }

/** The whole chain of causes, outermost first. */
function causes(error: unknown): Coded[] {
  const chain: Coded[] = [];
  for (let next = error; next instanceof Error && chain.length < 8; next = next.cause) chain.push(next as Coded);
  return chain;
}

/** Why a host cannot be trusted, or undefined if the error is about something else. */
export function tlsError(error: unknown, host: string, port: number, caFile: string | undefined): FailoverError | undefined {
  const refused = (expected: string, remedy: string) =>
    new FailoverError('tls', `TLS with ${host}:${port} failed: expected ${expected} ${remedy}`, { cause: error });
  for (const { code, message = '', reason } of causes(error)) {
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
      return refused(`a certificate that names ${host}, found one for other names (${reason ?? message}).`,
        'The record must be a CNAME of the endpoint that the certificate names.');
    }
    if (untrusted.has(String(code))) {
      return refused(`a certificate signed by a CA in ${caFile ?? 'the CAs that Node.js trusts'}, found one of an unknown CA (${code}).`,
        'Set caFile to the bundle of the CA, for DocumentDB global-bundle.pem of Amazon RDS.');
    }
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
      return refused(`a certificate that is valid now, found ${code}.`, 'Renew it, or correct this machine\'s clock.');
    }
    if (/before secure TLS connection|wrong version number|packet length too long|EPROTO|ERR_SSL/i.test(`${String(code)} ${message}`)) {
      return refused(`a TLS handshake, found a server that does not speak TLS or ended the connection (${message}).`,
        'Enable the cluster\'s parameter "tls", and check the port.');
    }
  }
  return undefined;
}

/** Whether the server refused the credentials (18 AuthenticationFailed) or the user's access (13 Unauthorized). */
export function isUnauthorized(error: unknown): boolean {
  return causes(error).some(({ code }) => code === 18 || code === 13);
}
