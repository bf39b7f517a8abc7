/** What is known when the record has been read. Times are milliseconds. */
export interface Situation {
  target: string;
  /** The name that the current client was built with, and the hosts that its driver knows. */
  builtWith: string;
  hosts: ReadonlySet<string>;
  writable: boolean;
  /** How long there has been no writable primary, if there is none. */
  lostForMs: number;
  /** Since the last handover, if there was one. */
  movedForMs: number | undefined;
}

export type Decision =
  { move: true; reason: 'record' | 'stuck' } |
  { move: false; reason: 'same' | 'settling' };

/** Within one cluster the driver finds the new writer by itself. Only if it has not by then, a new client is tried. */
export const driversTimeMs = 5_000;

/**
 * | record points to | writable primary | |
 * |---|---|---|
 * | a host that the cluster does not have | no | move |
 * | the same | yes | move, but not twice within the grace: a record that flaps would pile up clients |
 * | this cluster | yes | stay |
 * | this cluster | no | the driver's business; move to a really new client if that takes too long |
 */
export function decide(seen: Situation, graceMs: number): Decision {
  if (seen.target === seen.builtWith || seen.hosts.has(seen.target)) {
    return !seen.writable && seen.lostForMs >= driversTimeMs ? { move: true, reason: 'stuck' } : { move: false, reason: 'same' };
  }
  const settling = seen.writable && seen.movedForMs !== undefined && seen.movedForMs < graceMs;
  return settling ? { move: false, reason: 'settling' } : { move: true, reason: 'record' };
}
