import type { IncomingHttpHeaders } from 'node:http';

/** A delivery of Shopify's: https://shopify.dev/docs/apps/build/webhooks/delivery-structure */
export interface Webhook {
  /** The same for every delivery of the same event to the same topic. */
  key: string;
  shop: string;
  topic: string;
  payload: Record<string, unknown>;
}

/**
 * Reads a delivery whose signature was checked; undefined if it is none.
 *
 * Several topics may tell of one event under one X-Shopify-Event-Id, so the topic is part of the key; and where two subscriptions have
 * the same topic, the same key comes twice, with two X-Shopify-Webhook-Ids. That one serves where there is no event's id.
 */
export function readWebhook(headers: IncomingHttpHeaders, body: Buffer): Webhook | undefined {
  const one = (name: string) => typeof headers[name] === 'string' ? headers[name] : undefined;
  const [shop, topic] = [one('x-shopify-shop-domain'), one('x-shopify-topic')];
  const id = one('x-shopify-event-id') ?? one('x-shopify-webhook-id');
  if (!shop || !topic || !id) return undefined;
  try {
    return { key: `${shop} ${topic} ${id}`, shop, topic, payload: JSON.parse(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}
