/** Time and randomness, so that tests can control them. */
export interface Clock {
  now(): number;
  /** 0 up to, but not including, 1. */
  random(): number;
  /** Resolves after `ms`, or as soon as a signal aborts. Never rejects, and does not keep the process alive. */
  sleep(ms: number, ...signals: AbortSignal[]): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  random: Math.random,
  sleep: (ms, ...signals) => new Promise(resolve => {
    if (signals.some(signal => signal.aborted)) return resolve();
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    for (const signal of signals) signal.addEventListener('abort', end);
  }),
};

/** Exponential backoff with full jitter: anything from 0 to `base` doubled with each attempt, up to `cap` (milliseconds). */
export function backoff(attempt: number, base: number, cap: number, random: number): number {
  return random * Math.min(cap, base * 2 ** Math.min(attempt, 30));
}
