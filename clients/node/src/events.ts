import type { FailoverError } from './errors.js';

/** Events of a `FailoverClient`. Durations are milliseconds. */
export interface FailoverEvents {
  /** The application's operations go to another client from now on. `reason`: the record changed, or the driver found no writer. */
  moved: [{ from: string; to: string; writer: string; reason: 'record' | 'stuck' }];
  /** A writer answered `hello` as writable primary. `tookMs`: since the start of the attempt. */
  proven: [{ target: string; writer: string; tookMs: number }];
  /** The record, or its target, is not followed for now, and why. The working client stays. */
  refused: [{ target: string | undefined; error: FailoverError }];
  /** `run` will repeat an operation after `delayMs`. */
  retried: [{ attempt: number; delayMs: number; error: unknown }];
  /** `run` failed: its deadline has passed, or another attempt would not help. */
  gaveUp: [{ attempts: number; error: unknown }];
}
