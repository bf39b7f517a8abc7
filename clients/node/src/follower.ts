import { backoff, type Clock } from './clock.js';
import { decide, type Decision } from './decide.js';
import { FailoverError } from './errors.js';
import type { Proven } from './candidate.js';
import type { RecordAnswer } from './record.js';
import type { Settings } from './settings.js';

/** What the follower watches and changes. */
export interface Followed {
  readonly current: Proven;
  /** Time since the last handover, in milliseconds. */
  readonly movedForMs: number | undefined;
  read(): Promise<RecordAnswer>;
  /** @param abandon ends the attempt, because the record points elsewhere */
  prove(target: string, itself: boolean, abandon: AbortSignal): Promise<Proven>;
  handOver(proven: Proven, reason: 'record' | 'stuck'): void;
  discard(proven: Proven): void;
  refused(target: string | undefined, error: FailoverError): void;
}

/** Reads the record until it is closed, and moves to a new client when `decide` says so. One step at a time. */
export class Follower {
  #wake = new AbortController();
  #lastRead = -Infinity;
  #trying: { target: string; attempts: number; notBefore: number } | undefined;

  constructor(
    private readonly followed: Followed, private readonly settings: Settings,
    private readonly clock: Clock, private readonly closed: AbortSignal) {}

  async run(): Promise<void> {
    // Random, so that a fleet that started together does not query together.
    let delay = this.settings.watchIntervalMs * this.clock.random();
    while (!this.closed.aborted) {
      await this.#pause(delay);
      if (!this.closed.aborted) delay = await this.#step();
    }
  }

  /** Reads the record as soon as the interval allows, because the writer is lost. */
  hurry(): void {
    this.#wake.abort();
  }

  async #pause(ms: number): Promise<void> {
    await this.clock.sleep(ms, this.closed, this.#wake.signal);
    this.#wake = new AbortController();
    const early = this.#lastRead + this.settings.watchIntervalMs - this.clock.now();
    if (this.#trying === undefined && early > 0) await this.clock.sleep(early, this.closed);
  }

  /** @returns milliseconds until the next step */
  async #step(): Promise<number> {
    let answer = await this.#read();
    while (answer !== undefined) {
      const decision = this.#decide(answer.target);
      if (!decision.move) {
        this.#trying = undefined;
        return Math.max(this.#interval(), this.followed.current.health.writable ? answer.ttlMs ?? 0 : 0);
      }
      const next: number | RecordAnswer = await this.#follow(answer.target, decision.reason);
      if (typeof next === 'number') return next;
      answer = next;
    }
    return this.#interval();
  }

  // The random phases of the clients' readings already spread a fleet over most of an interval.
  #spread(): number {
    return Math.max(0, this.settings.reconnectSpreadMs - 0.8 * this.settings.watchIntervalMs);
  }

  // Random, so that a fleet drifts apart and does not see a change of the record all at once.
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

  /** @returns milliseconds until the next step, or where the record points now */
  async #follow(target: string, reason: 'record' | 'stuck'): Promise<number | RecordAnswer> {
    if (this.#trying?.target !== target) {
      this.#trying = { target, attempts: 0, notBefore: 0 };
      await this.clock.sleep(this.#spread() * this.clock.random(), this.closed);
    }
    const early = this.#trying.notBefore - this.clock.now();
    if (early > 0) return Math.min(early, this.#interval());
    const attempts = this.#trying.attempts++;
    const writable = this.followed.current.health.writable;
    const elsewhere = new AbortController(), done = new AbortController();
    const watching = this.#elsewhere(target, elsewhere, done.signal);
    const [proof] = await Promise.allSettled([this.followed.prove(target, writable, elsewhere.signal)]);
    done.abort();
    const moved = await watching;
    if (proof.status === 'fulfilled') {
      if (this.closed.aborted || moved) this.followed.discard(proof.value);
      else this.followed.handOver(proof.value, reason);
    } else if (!this.closed.aborted && !moved) {
      this.followed.refused(target, proof.reason as FailoverError);
    }
    if (proof.status === 'fulfilled' || moved) {
      this.#trying = undefined;
      // A flapping record is not followed while there is a writer.
      return moved && !writable ? moved : this.#interval();
    }
    // Attempts must not keep a writer overloaded by a fleet; one that answers is tried again soon.
    const answers = proof.reason instanceof FailoverError && proof.reason.code === 'not-writable';
    const wait = backoff(attempts, 250, writable || !answers ? 5_000 : 1_000, this.clock.random());
    this.#trying.notBefore = this.clock.now() + wait;
    return Math.min(wait, this.#interval());
  }

  /** Reads the record while a target is being proven, at once and then at intervals, and abandons the proof if it points elsewhere. */
  async #elsewhere(target: string, abandon: AbortController, done: AbortSignal): Promise<RecordAnswer | undefined> {
    while (!this.closed.aborted) {
      this.#lastRead = this.clock.now();
      const answer = await this.followed.read().catch(() => undefined);
      if (answer !== undefined && answer.target !== target) {
        abandon.abort();
        return answer;
      }
      if (done.aborted) return undefined;
      await this.clock.sleep(this.#interval(), done, this.closed);
      if (done.aborted) return undefined;
    }
    return undefined;
  }
}
