import type { FailoverClient } from 'failover-documentdb';
import type { Webhook } from './webhook.js';

/** A webhook as it is stored. Whatever works on them takes those without `doneAt`, and is idempotent in its turn. */
export interface Stored {
  /** The webhook's key: the database refuses a second one. */
  _id: string;
  shop: string;
  topic: string;
  payload: Record<string, unknown>;
  receivedAt: Date;
}

/** Where webhooks are kept until they are worked on. */
export class Inbox {
  constructor(private readonly failover: FailoverClient, private readonly database = 'shop') {}

  /**
   * Stores a webhook unless it is there already. One write of one document, so it is done or it is not; and because only its key
   * decides, it may be sent as often as needed.
   * @param deadlineMs Shopify waits 5 s for an answer; what is not acknowledged by then is answered with 503 and comes again
   * @returns whether it was new
   */
  async put(webhook: Webhook, deadlineMs = 4_000): Promise<boolean> {
    try {
      return await this.#upsert(webhook, deadlineMs);
    } catch (error) {
      // Two deliveries of one webhook at the same moment: the other was first.
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
