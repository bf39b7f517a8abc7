import type { MongoClient, ServerHeartbeatSucceededEvent } from 'mongodb';
import { FailoverError } from './errors.js';
import { isUnauthorized, tlsError } from './explain.js';
import { Health } from './health.js';
import type { Clock } from './clock.js';
import type { RecordResolver } from './record.js';
import type { Settings } from './settings.js';

/** A client whose writer has answered `hello` as writable primary, over a connection that the application will use. */
export interface Proven {
  client: MongoClient;
  health: Health;
  target: string;
  /** The writer's own name for itself, as `host:port`. */
  writer: string;
}

/**
 * Builds a client for the target and proves its writer within `provingTimeoutMs`; closes it if that fails.
 * @param itself the target itself must be the writer, rather than merely know it
 * @throws FailoverError `tls`, `unauthorized`, `not-writable`, `unreachable`
 */
export async function prove(
  target: string, itself: boolean, settings: Settings, resolver: RecordResolver, clock: Clock, signal: AbortSignal,
): Promise<Proven> {
  const client: MongoClient = new settings.MongoClient(settings.uri(target), {
    ...settings.driver,
    ...resolver.lookup && { lookup: resolver.lookup },
    // The commands that were sent tell what `run` may repeat.
    monitorCommands: true,
  });
  client.setMaxListeners(0);
  const health = new Health(client, clock.now);
  const watch = new Heartbeats(client, target, settings);
  const ended = new AbortController();
  const asked = hello(client, ended.signal);
  try {
    const writer = await Promise.race([
      asked,
      watch.untrusted,
      clock.sleep(settings.provingTimeoutMs, signal, ended.signal).then(() => { throw watch.timeout(signal); }),
    ]);
    if (itself && watch.targetIsPrimary === false) {
      throw new FailoverError('not-writable', `Expected ${target} to be a writable primary, found a reader; its writer is ${writer}. `
        + 'While the current writer works, a record that points to a reader is not followed: point it to the cluster\'s endpoint.');
    }
    return { client, health, target, writer };
  } catch (error) {
    ended.abort();
    await client.close(true).catch(() => {});
    // A connect that was under way may reopen the client, and its monitors would stay forever.
    void asked.catch(() => {}).then(() => client.close(true)).catch(() => {});
    throw watch.explain(error);
  } finally {
    ended.abort();
    watch.end();
  }
}

async function hello(client: MongoClient, givenUp: AbortSignal): Promise<string> {
  await client.connect();
  // A command would reconnect a client that has been closed since.
  givenUp.throwIfAborted();
  const answer = await client.db('admin').command({ hello: 1 }, { readPreference: 'primary' });
  if (answer.isWritablePrimary !== true) {
    throw new FailoverError('not-writable', `Expected a writable primary, found that ${answer.me} answers isWritablePrimary=`
      + `${answer.isWritablePrimary}. It is retried while the record points there.`);
  }
  return String(answer.me ?? '');
}

/** What the candidate's monitors observe. */
class Heartbeats {
  targetIsPrimary: boolean | undefined;
  #failure: unknown;
  readonly #address: string;
  readonly untrusted: Promise<never>;

  constructor(readonly client: MongoClient, readonly target: string, readonly settings: Settings) {
    this.#address = `${target}:${settings.port}`;
    client.on('serverHeartbeatSucceeded', this.#succeeded);
    this.untrusted = new Promise((_, reject) => client.on('serverHeartbeatFailed', ({ connectionId, failure }) => {
      if (connectionId !== this.#address) return;
      this.#failure = failure;
      const error = tlsError(failure, target, settings.port, settings.caFile);
      if (error) reject(error);
    }));
    this.untrusted.catch(() => {}); // The promise may lose the race.
  }

  #succeeded = ({ connectionId, reply }: ServerHeartbeatSucceededEvent) => {
    if (connectionId === this.#address) this.targetIsPrimary = reply.isWritablePrimary ?? reply.ismaster;
  };

  timeout(signal: AbortSignal): FailoverError {
    if (signal.aborted) return new FailoverError('closed', 'The client was closed while it proved a writer.');
    const within = `within ${this.settings.provingTimeoutMs} ms (provingTimeoutMs)`;
    if (this.targetIsPrimary !== undefined) {
      return new FailoverError('not-writable', `Expected a writable primary at ${this.#address} or in its replica set, `
        + `found none ${within}. It is retried while the record points there.`);
    }
    return new FailoverError('unreachable', `Expected an answer from ${this.#address} ${within}, found none: `
      + `${(this.#failure as Error | undefined)?.message ?? 'no connection'}. It is retried while the record points there. `
      + 'Check the port, the security group, and that the cluster\'s parameter "tls" is enabled.',
      { cause: this.#failure });
  }

  explain(error: unknown): FailoverError {
    if (error instanceof FailoverError) return error;
    if (isUnauthorized(error)) {
      return new FailoverError('unauthorized', `Expected ${this.#address} to accept the credentials, found: ${(error as Error).message}. `
        + 'Use the credentials of the cluster that the record points to.', { cause: error });
    }
    return tlsError(error, this.target, this.settings.port, this.settings.caFile)
      ?? new FailoverError('unreachable', `Expected a writable primary at ${this.#address}, found: ${(error as Error).message}`,
        { cause: error });
  }

  end(): void {
    this.client.off('serverHeartbeatSucceeded', this.#succeeded);
    this.client.removeAllListeners('serverHeartbeatFailed');
  }
}
