import type { FailoverError } from './errors.js';

/** Events of a `FailoverClient`. Durations are milliseconds. */
export interface FailoverEvents {
  /** The application's operations go to another client from now on. `reason`: the record changed, or the driver found no writer. */
  moved: [{ from: string; to: string; writer: string; reason: 'record' | 'stuck' }];
  /** A writer answered `hello` as writable primary. `tookMs`: from the attempt's start. */
  proven: [{ target: string; writer: string; tookMs: number }];
  /** The record, or where it leads, is not followed for now, and why. The client that worked stays. */
  refused: [{ target: string | undefined; error: FailoverError }];
  /** `run` tries an operation again after `delayMs`. */
  retried: [{ attempt: number; delayMs: number; error: unknown }];
  /** `run` failed: its deadline has passed, or the error is none that another try would mend. */
  gaveUp: [{ attempts: number; error: unknown }];
}
