/**
 * What went wrong, for programs.
 * - `invalid-options`: the options contradict each other or name something that does not exist
 * - `no-target`: the record does not point to a host (no record, garbage, no CNAME, or no answer)
 * - `tls`: the host could not be trusted (another name, an unknown CA, an expired certificate, or no TLS at all)
 * - `unauthorized`: the host refused the credentials
 * - `not-writable`: the host answers, but neither it nor its replica set offers a writable primary
 * - `unreachable`: no host answered in time
 * - `deadline`: `run` did not succeed before its deadline
 * - `closed`: the client was closed
 */
export type FailoverErrorCode =
  'invalid-options' | 'no-target' | 'tls' | 'unauthorized' | 'not-writable' | 'unreachable' | 'deadline' | 'closed';

/** An error of this package. Its message says what was expected, what was found, and what to do. `cause` is the driver's error. */
export class FailoverError extends Error {
  override readonly name = 'FailoverError';

  constructor(readonly code: FailoverErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
