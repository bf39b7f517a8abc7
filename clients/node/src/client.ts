import { EventEmitter, setMaxListeners } from 'node:events';
import type { Db, DbOptions, MongoClient } from 'mongodb';
import { prove, type Proven } from './candidate.js';
import { backoff, systemClock, type Clock } from './clock.js';
import { FailoverError } from './errors.js';
import type { FailoverEvents } from './events.js';
import { track } from './fate.js';
import { Follower } from './follower.js';
import type { Health } from './health.js';
import type { FailoverClientOptions, RunOptions } from './options.js';
import { RecordResolver } from './record.js';
import { run, type Operation } from './retry.js';
import { readSettings, type Settings } from './settings.js';

/** Holds the driver's client for the writer that the record points to, and replaces it when the record points to another cluster. */
export class FailoverClient extends EventEmitter<FailoverEvents> {
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #resolver: RecordResolver;
  readonly #closing = new AbortController();
  readonly #signals = new EventEmitter<{ elsewhere: []; writable: [] }>().setMaxListeners(0);
  /** Former clients, whose operations may still finish. */
  readonly #former = new Set<MongoClient>();
  #current: Proven | undefined;
  #movedAt: number | undefined;
  #looking: Promise<void> | undefined;
  #following: Promise<void> | undefined;

  /** @throws FailoverError `invalid-options` */
  constructor(options: FailoverClientOptions);
  /** @internal */
  constructor(options: FailoverClientOptions, clock?: Clock);
  constructor(options: FailoverClientOptions, clock = systemClock) {
    super();
    setMaxListeners(0, this.#closing.signal);
    this.#settings = readSettings(options);
    this.#clock = clock;
    this.#resolver = new RecordResolver(options.resolvers);
  }

  /** Creates a client and connects it. See `connect`. */
  static connect(options: FailoverClientOptions): Promise<FailoverClient> {
    return new FailoverClient(options).connect();
  }

  /**
   * Finds and proves the writer within `startupTimeoutMs`, then follows it until `close`. Fails at once if a host can't be trusted or
   * refuses the credentials.
   * @throws FailoverError why the last attempt failed
   */
  async connect(): Promise<this> {
    const end = this.#clock.now() + this.#settings.startupTimeoutMs;
    for (let attempts = 0; this.#current === undefined; attempts++) {
      try {
        this.#adopt(await this.#prove((await this.#resolver.read(this.#settings.record)).target, false));
      } catch (error) {
        const { code } = error as FailoverError;
        if (code === 'tls' || code === 'unauthorized' || this.#closing.signal.aborted || this.#clock.now() >= end) {
          await this.close();
          throw error;
        }
        await this.#clock.sleep(backoff(attempts, 250, 1_000, this.#clock.random()), this.#closing.signal);
      }
    }
    this.#following ??= this.#follow();
    return this;
  }

  /** The current driver client. Fetch it for each operation: a failover replaces it. */
  get client(): MongoClient {
    if (this.#closing.signal.aborted) throw new FailoverError('closed', 'Expected an open client, found a closed one.');
    return this.#require().client;
  }

  /** The host that the current client was built with: where the record pointed at that time. */
  get target(): string {
    return this.#require().target;
  }

  /** Whether the driver knows a writable primary. */
  get writable(): boolean {
    return this.#require().health.writable;
  }

  /** A database of the current client. Default: the one that the connection string names. */
  db(name?: string, options?: DbOptions): Db {
    return this.client.db(name, options);
  }

  /**
   * Runs an operation, and repeats it while a failover makes it fail and repeating is safe; each attempt uses the current client.
   * @throws FailoverError `deadline` or `closed`; any other error of the operation unchanged
   */
  run<T>(operation: Operation<T>, options: RunOptions = {}): Promise<T> {
    const self = this;
    return run({
      get client() { return self.client; },
      get writable() { return self.writable; },
      look: () => this.#look(),
      changed: signal => this.#signalled(['elsewhere', 'writable'], signal),
      elsewhere: signal => this.#signalled(['elsewhere'], signal),
      retried: (attempt, delayMs, error) => this.emit('retried', { attempt, delayMs, error }),
      gaveUp: (attempts, error) => this.emit('gaveUp', { attempts, error }),
    }, this.#clock, this.#closing.signal, operation, options);
  }

  /** Stops following and closes all connections. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#resolver.cancel();
    await this.#following;
    await Promise.all([...this.#former, ...this.#current ? [this.#current.client] : []].map(client => client.close(true)));
    this.#former.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  // The driver looks for a writer every 500 ms while an operation waits for one, otherwise only every heartbeatFrequencyMS.
  #look(): void {
    this.#looking ??= this.client.db('admin').command({ ping: 1 }, { readPreference: 'primary' }).catch(() => {}).then(() => {
      this.#looking = undefined;
    });
  }

  #require(): Proven {
    if (this.#current === undefined) throw new FailoverError('closed', 'Expected a connected client, found none: await connect() first.');
    return this.#current;
  }

  async #prove(target: string, itself: boolean, abandon?: AbortSignal): Promise<Proven> {
    const started = this.#clock.now();
    const end = abandon ? AbortSignal.any([this.#closing.signal, abandon]) : this.#closing.signal;
    const proven = await prove(target, itself, this.#settings, this.#resolver, this.#clock, end);
    this.emit('proven', { target, writer: proven.writer, tookMs: this.#clock.now() - started });
    return proven;
  }

  #adopt(proven: Proven): void {
    track(proven.client);
    this.#current = proven;
  }

  #follow(): Promise<void> {
    const self = this;
    const follower = new Follower({
      get current() { return self.#require(); },
      get movedForMs() { return self.#movedAt === undefined ? undefined : self.#clock.now() - self.#movedAt; },
      read: () => this.#resolver.read(this.#settings.record),
      prove: (target, itself, abandon) => this.#prove(target, itself, abandon),
      handOver: (proven, reason) => this.#handOver(proven, reason),
      discard: proven => void this.#end(proven.client),
      refused: (target, error) => this.emit('refused', { target, error }),
    }, this.#settings, this.#clock, this.#closing.signal);
    this.#listen = what => {
      if (what === 'lost') follower.hurry();
      else this.#signals.emit(what === 'found' ? 'writable' : 'elsewhere');
    };
    this.#current!.health.changed = this.#listen;
    return follower.run();
  }

  #listen: Health['changed'] = () => {};

  #handOver(proven: Proven, reason: 'record' | 'stuck'): void {
    const former = this.#require();
    former.health.changed = () => {};
    proven.health.changed = this.#listen;
    this.#adopt(proven);
    this.#movedAt = this.#clock.now();
    this.#looking = undefined;
    this.#former.add(former.client);
    void this.#clock.sleep(this.#settings.handoverGraceMs, this.#closing.signal).then(() => this.#end(former.client));
    this.emit('moved', { from: former.target, to: proven.target, writer: proven.writer, reason });
    this.#signals.emit('elsewhere');
  }

  async #end(client: MongoClient): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#former.delete(client);
    await client.close(true).catch(() => {});
  }

  #signalled(names: ('elsewhere' | 'writable')[], signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const end = () => {
        for (const name of names) this.#signals.off(name, end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      if (signal.aborted) return end();
      for (const name of names) this.#signals.on(name, end);
      signal.addEventListener('abort', end);
    });
  }
}
