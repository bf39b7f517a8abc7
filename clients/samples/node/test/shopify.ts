import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Shopify's retries, 8 in 4 hours with growing pauses, sped up: these take 38 s together. */
const pauses = Array.from({ length: 8 }, (_, retry) => 150 * 2 ** retry);
/** https://shopify.dev/docs/apps/build/webhooks/verify-deliveries: five seconds for the whole request. */
const patience = 5_000;

/** Sends webhooks as Shopify does: signed, and sent again until they are answered with a 2xx, at most eight times. */
export class Shopify {
  readonly acknowledged = new Set<string>();
  readonly givenUp = new Set<string>();
  deliveries = 0;
  readonly refused = new Map<number | 'no answer', number>();

  constructor(private readonly url: string, private readonly secret: string) {}

  /** @returns the webhook's key, as the application forms it */
  async send(number: number): Promise<void> {
    const event = randomUUID(), body = JSON.stringify({ id: number, total_price: '12.00' });
    const key = `tea.myshopify.com orders/create ${event}`;
    for (const pause of [...pauses, undefined]) {
      if (await this.#deliver(event, body)) {
        this.acknowledged.add(key);
        // Now and then one is delivered again although it was acknowledged.
        if (number % 10 === 0) await this.#deliver(event, body);
        return;
      }
      if (pause !== undefined) await sleep(pause);
    }
    this.givenUp.add(key);
  }

  async #deliver(event: string, body: string): Promise<boolean> {
    this.deliveries++;
    const status = await fetch(this.url, {
      method: 'POST', body, signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json', 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': 'tea.myshopify.com',
        'x-shopify-event-id': event, 'x-shopify-webhook-id': randomUUID(),
        'x-shopify-hmac-sha256': createHmac('sha256', this.secret).update(body).digest('base64'),
      },
    }).then(response => response.status, () => 'no answer' as const);
    if (status !== 200) this.refused.set(status, (this.refused.get(status) ?? 0) + 1);
    return status === 200;
  }
}
