import type { MongoClient } from 'mongodb';
import { backoff, type Clock } from './clock.js';
import { FailoverError } from './errors.js';
import { attempt, isPassing } from './fate.js';
import type { RunOptions } from './options.js';

/** What `run` needs from its client. */
export interface Runner {
  readonly client: MongoClient;
  readonly writable: boolean;
  /** Makes the driver look for a writable primary now instead of at its next heartbeat. */
  look(): void;
  /** Resolves when writes go elsewhere, or there is a writable primary again, or `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
  /** Resolves when the client or its writer changes, or `signal` aborts. */
  elsewhere(signal: AbortSignal): Promise<void>;
  retried(attempt: number, delayMs: number, error: unknown): void;
  gaveUp(attempts: number, error: unknown): void;
}

export type Operation<T> = (client: MongoClient) => Promise<T>;

/** As long as this package's server selection timeout. */
const writerWaitMs = 5_000;
/** How long an operation that may be repeated has to finish when writes go elsewhere. */
const leaveMs = 100;

/** Repeats the operation until it succeeds. */
export async function run<T>(runner: Runner, clock: Clock, closed: AbortSignal, operation: Operation<T>, options: RunOptions): Promise<T> {
  const { safeToRepeat = false, deadlineMs = 30_000 } = options;
  const over = new AbortController();
  const close = () => over.abort();
  closed.addEventListener('abort', close);
  if (closed.aborted) close();
  const end = clock.now() + deadlineMs;
  void clock.sleep(deadlineMs, over.signal).then(close);
  let tries = 0;
  let last: unknown;
  const giveUp = (error: unknown) => {
    runner.gaveUp(tries, error);
    return error;
  };
  try {
    for (;;) {
      // Without a writer, the driver would wait inside an operation, which could then not switch to another client.
      if (!runner.writable) {
        runner.look();
        await within(writerWaitMs, clock, over.signal, signal => runner.changed(signal));
      }
      if (over.signal.aborted) throw giveUp(expired(closed, tries, deadlineMs, last, false));
      tries++;
      const outcome = await tryOnce(runner, clock, over.signal, operation, safeToRepeat);
      if ('value' in outcome) return outcome.value;
      if ('left' in outcome && over.signal.aborted) throw giveUp(expired(closed, tries, deadlineMs, last, !safeToRepeat));
      if ('left' in outcome) {
        runner.retried(tries, 0, last);
        continue;
      }
      last = outcome.error;
      if (!isPassing(last) || !(safeToRepeat || outcome.doneNothing)) throw giveUp(last);
      const delay = Math.min(backoff(tries, 25, 2_000, clock.random()), Math.max(0, end - clock.now()));
      runner.retried(tries, delay, last);
      await within(delay, clock, over.signal, signal => runner.changed(signal));
    }
  } finally {
    over.abort();
    closed.removeEventListener('abort', close);
  }
}

/** Makes one attempt. It is abandoned when time is up and, if it may be repeated, soon after writes go elsewhere. */
async function tryOnce<T>(runner: Runner, clock: Clock, over: AbortSignal, operation: Operation<T>, safeToRepeat: boolean) {
  const ended = new AbortController();
  const end = () => ended.abort();
  over.addEventListener('abort', end);
  const leave = safeToRepeat ? runner.elsewhere(ended.signal).then(() => clock.sleep(leaveMs, ended.signal)) : aborted(ended.signal);
  try {
    const client = runner.client;
    return await Promise.race([attempt(() => operation(client)), leave.then(() => ({ left: true } as const))]);
  } finally {
    over.removeEventListener('abort', end);
    end();
  }
}

async function within(ms: number, clock: Clock, over: AbortSignal, event: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const ended = new AbortController();
  await Promise.race([clock.sleep(ms, over, ended.signal), event(ended.signal)]);
  ended.abort();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function expired(closed: AbortSignal, tries: number, deadlineMs: number, last: unknown, unknownFate: boolean): FailoverError {
  const fate = unknownFate ? ' It was sent, and whether it took effect is not known: check before you send it again.' : '';
  if (closed.aborted) return new FailoverError('closed', `Expected an open client, but it was closed.${fate}`, { cause: last });
  return new FailoverError('deadline', `Expected success within ${deadlineMs} ms (deadlineMs), found none after ${tries} attempts.${fate} `
    + `Last error: ${(last as Error | undefined)?.message ?? 'none, an attempt was still under way'}`, { cause: last });
}
