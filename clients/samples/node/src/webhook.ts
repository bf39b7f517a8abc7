import type { IncomingHttpHeaders } from 'node:http';

/** A Shopify delivery: https://shopify.dev/docs/apps/build/webhooks/delivery-structure */
export interface Webhook {
  /** The same for every delivery of the same event to the same topic. */
  key: string;
  shop: string;
  topic: string;
  payload: Record<string, unknown>;
}

/**
 * Reads a delivery whose signature has been checked; undefined if it is not a webhook.
 *
 * Several topics may report one event under one X-Shopify-Event-Id, so the topic is part of the key; and if two subscriptions have the
 * same topic, the same key arrives twice, with two X-Shopify-Webhook-Ids. The latter is used if there is no event ID.
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
