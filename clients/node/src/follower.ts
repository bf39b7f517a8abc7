import { backoff, type Clock } from './clock.js';
import { decide, type Decision } from './decide.js';
import { FailoverError } from './errors.js';
import type { Proven } from './candidate.js';
import type { RecordAnswer } from './record.js';
import type { Settings } from './settings.js';

/** What the follower watches and changes: its client. */
export interface Followed {
  readonly current: Proven;
  /** Since the last handover, in milliseconds. */
  readonly movedForMs: number | undefined;
  read(): Promise<RecordAnswer>;
  prove(target: string, itself: boolean): Promise<Proven>;
  handOver(proven: Proven, reason: 'record' | 'stuck'): void;
  discard(proven: Proven): void;
  refused(target: string | undefined, error: FailoverError): void;
}

/** Reads the record until it is closed, and moves its client when `decide` says so. One step at a time. */
export class Follower {
  #wake = new AbortController();
  #lastRead = -Infinity;
  #trying: { target: string; attempts: number } | undefined;

  constructor(
    private readonly followed: Followed, private readonly settings: Settings,
    private readonly clock: Clock, private readonly closed: AbortSignal) {}

  async run(): Promise<void> {
    // A fleet that started together does not ask together.
    let delay = this.settings.watchIntervalMs * this.clock.random();
    while (!this.closed.aborted) {
      await this.#pause(delay);
      if (!this.closed.aborted) delay = await this.#step();
    }
  }

  /** The writer is lost: read the record as soon as the interval allows. */
  hurry(): void {
    this.#wake.abort();
  }

  async #pause(ms: number): Promise<void> {
    await this.clock.sleep(ms, this.closed, this.#wake.signal);
    this.#wake = new AbortController();
    const early = this.#lastRead + this.settings.watchIntervalMs - this.clock.now();
    if (this.#trying === undefined && early > 0) await this.clock.sleep(early, this.closed);
  }

  /** @returns milliseconds until the next */
  async #step(): Promise<number> {
    const answer = await this.#read();
    if (answer === undefined) return this.#interval();
    const decision = this.#decide(answer.target);
    if (!decision.move) {
      this.#trying = undefined;
      return Math.max(this.#interval(), this.followed.current.health.writable ? answer.ttlMs ?? 0 : 0);
    }
    return this.#follow(answer.target, decision.reason);
  }

  // The phases of the readings spread a fleet over most of an interval already.
  #spread(): number {
    return Math.max(0, this.settings.reconnectSpreadMs - 0.8 * this.settings.watchIntervalMs);
  }

  // With chance in it, a fleet drifts apart: it does not see a change of the record in one moment.
  #interval(): number {
    return this.settings.watchIntervalMs * (1 + this.clock.random() / 2);
  }

  async #read(): Promise<RecordAnswer | undefined> {
    this.#lastRead = this.clock.now();
    try {
      return await this.followed.read();
    } catch (error) {
      if (this.closed.aborted) return undefined;
      this.followed.refused(undefined, error as FailoverError);
      this.#trying = undefined;
      return undefined;
    }
  }

  #decide(target: string): Decision {
    const { health, target: builtWith } = this.followed.current;
    const lostForMs = health.writable ? 0 : this.clock.now() - health.since;
    return decide({ target, builtWith, hosts: health.hosts, writable: health.writable, lostForMs, movedForMs: this.followed.movedForMs },
      this.settings.handoverGraceMs);
  }

  async #follow(target: string, reason: 'record' | 'stuck'): Promise<number> {
    if (this.#trying?.target !== target) {
      this.#trying = { target, attempts: 0 };
      await this.clock.sleep(this.#spread() * this.clock.random(), this.closed);
    }
    const attempts = this.#trying.attempts++;
    const writable = this.followed.current.health.writable;
    // Meanwhile the record is read again: one that flaps is not followed.
    const [proof, again] = await Promise.allSettled([this.followed.prove(target, writable), this.followed.read()]);
    this.#lastRead = this.clock.now();
    const flapped = again.status === 'fulfilled' && again.value.target !== target;
    if (proof.status === 'fulfilled') {
      if (this.closed.aborted || flapped) this.followed.discard(proof.value);
      else this.followed.handOver(proof.value, reason);
    } else if (!this.closed.aborted) {
      this.followed.refused(target, proof.reason as FailoverError);
    }
    if (proof.status === 'fulfilled' || flapped) {
      this.#trying = undefined;
      return this.#interval();
    }
    // A writer that is overrun by a fleet must not be kept so by its attempts; one that answers is asked again soon.
    const answers = proof.reason instanceof FailoverError && proof.reason.code === 'not-writable';
    return backoff(attempts, 250, writable || !answers ? 5_000 : 1_000, this.clock.random());
  }
}
