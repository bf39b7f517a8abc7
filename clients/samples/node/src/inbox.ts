import type { FailoverClient } from 'failover-documentdb';
import type { Webhook } from './webhook.js';

/** A webhook as stored. The job that processes them picks those without `doneAt`, and must be idempotent itself. */
export interface Stored {
  /** The webhook's key: the database refuses a second one. */
  _id: string;
  shop: string;
  topic: string;
  payload: Record<string, unknown>;
  receivedAt: Date;
}

/** Where webhooks are kept until they are processed. */
export class Inbox {
  constructor(private readonly failover: FailoverClient, private readonly database = 'shop') {}

  /**
   * Stores a webhook unless it is already stored. It is one write of one document, so it happens or it does not; and since only the key
   * matters, it may be sent as often as needed.
   * @param deadlineMs Shopify waits 5 s for an answer; a webhook that is not acknowledged by then is answered with 503 and delivered again
   * @returns whether it was new
   */
  async put(webhook: Webhook, deadlineMs = 4_000): Promise<boolean> {
    try {
      return await this.#upsert(webhook, deadlineMs);
    } catch (error) {
      // Two deliveries of one webhook at the same time: the other was first.
      if ((error as { code?: unknown }).code === 11000) return false;
      throw error;
    }
  }

  async #upsert({ key, shop, topic, payload }: Webhook, deadlineMs: number): Promise<boolean> {
    const { upsertedCount } = await this.failover.run(client => client.db(this.database).collection<Stored>('webhooks').updateOne(
      { _id: key }, { $setOnInsert: { shop, topic, payload, receivedAt: new Date() } },
      { upsert: true, writeConcern: { w: 'majority' } }), { safeToRepeat: true, deadlineMs });
    return upsertedCount === 1;
  }
}
