import type { Clock } from '../../src/clock.js';

/** Time that stands still until it is advanced, and randomness from a seed. */
export class VirtualClock implements Clock {
  #now = 0;
  #state: number;
  readonly #timers = new Set<{ at: number; end: () => void }>();

  constructor(seed = 1) {
    this.#state = seed;
  }

  now = (): number => this.#now;

  /** The number of sleepers. */
  get sleeping(): number { return this.#timers.size; }

  random = (): number => {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };

  sleep = (ms: number, ...signals: AbortSignal[]): Promise<void> => new Promise(resolve => {
    if (signals.some(signal => signal.aborted)) return resolve();
    const end = () => {
      this.#timers.delete(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = { at: this.#now + Math.max(0, ms), end };
    this.#timers.add(timer);
    for (const signal of signals) signal.addEventListener('abort', end);
  });

  /** Lets this much time pass. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await new Promise(setImmediate);
      let next: { at: number; end: () => void } | undefined;
      for (const timer of this.#timers) if (timer.at <= until && (!next || timer.at < next.at)) next = timer;
      if (!next) break;
      this.#now = next.at;
      next.end();
    }
    this.#now = until;
  }
}
