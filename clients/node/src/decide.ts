/** What is known when the record has been read. Times are milliseconds. */
export interface Situation {
  target: string;
  /** The name that the current client was built with, and the hosts that its driver knows. */
  builtWith: string;
  hosts: ReadonlySet<string>;
  writable: boolean;
  /** How long there has been no writable primary; 0 if there is one. */
  lostForMs: number;
  /** Time since the last handover, if there was one. */
  movedForMs: number | undefined;
}

export type Decision =
  { move: true; reason: 'record' | 'stuck' } |
  { move: false; reason: 'same' | 'settling' };

/** Within one cluster the driver finds the new writer by itself. A new client is tried only if it has not done so by then. */
export const driversTimeMs = 5_000;

/**
 * | record points to | writable primary | |
 * |---|---|---|
 * | a host that the cluster does not have | no | move |
 * | a host that the cluster does not have | yes | move, but not twice within the grace period: a flapping record would pile up clients |
 * | this cluster | yes | stay |
 * | this cluster | no | left to the driver; move to a really new client if that takes too long |
 */
export function decide(seen: Situation, graceMs: number): Decision {
  if (seen.target === seen.builtWith || seen.hosts.has(seen.target)) {
    return !seen.writable && seen.lostForMs >= driversTimeMs ? { move: true, reason: 'stuck' } : { move: false, reason: 'same' };
  }
  const settling = seen.writable && seen.movedForMs !== undefined && seen.movedForMs < graceMs;
  return settling ? { move: false, reason: 'settling' } : { move: true, reason: 'record' };
}
