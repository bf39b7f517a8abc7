import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Shopify signed this: base64 of HMAC-SHA256 over the raw body, before any parsing, with the app's client secret.
 * https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
