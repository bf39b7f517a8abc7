import { MongoServerError } from 'mongodb';
import type { FailoverClient } from '../src/index.js';
import type { Cluster } from './fakes/cluster.js';

/** An application that writes one document after the other, and repeats what was not acknowledged. */
export class Writer {
  readonly acknowledged = new Map<number, number>();
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(private readonly client: FailoverClient) {
    this.#done = this.#write();
  }

  /** When the first write that this cluster executed was acknowledged. */
  firstOn(cluster: Cluster): number | undefined {
    const ids = new Set(cluster.executed.flatMap(({ command }) => command.documents?.map((document: { _id: number }) => document._id)));
    return [...this.acknowledged].find(([id]) => ids.has(id))?.[1];
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #write(): Promise<void> {
    for (let id = 1; !this.#stop.signal.aborted; id++) {
      try {
        await this.client.run(client => client.db('shop').collection<{ _id: number }>('orders').insertOne({ _id: id }),
          { safeToRepeat: true });
      } catch (error) {
        // An earlier attempt did it, and its answer was lost.
        if (!(error instanceof MongoServerError && error.code === 11000)) throw error;
      }
      this.acknowledged.set(id, performance.now());
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}
