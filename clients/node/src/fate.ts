import { AsyncLocalStorage } from 'node:async_hooks';
import { MongoErrorLabel, type CommandFailedEvent, type MongoClient } from 'mongodb';

/** Counts the commands that one attempt sent. */
class Sent {
  started = 0;
  /** Commands that a member refused as "not the writable primary", which it does before it does anything. */
  refused = 0;
}

const current = new AsyncLocalStorage<Sent>();

/** Counts the commands that each attempt sends through the client. Commands run in the asynchronous context of their caller. */
export function track(client: MongoClient): void {
  client.on('commandStarted', () => {
    const sent = current.getStore();
    if (sent) sent.started++;
  });
  client.on('commandFailed', ({ failure }: CommandFailedEvent) => {
    const sent = current.getStore();
    if (sent && isNotPrimary(failure)) sent.refused++;
  });
}

/** Makes one attempt, and tells from what it sent whether it can have had any effect. */
export async function attempt<T>(operation: () => Promise<T>): Promise<{ value: T } | { error: unknown; doneNothing: boolean }> {
  const sent = new Sent();
  try {
    return { value: await current.run(sent, operation) };
  } catch (error) {
    const nothingSent = sent.started === 0 && isNeverSent(error);
    const allRefused = sent.started > 0 && sent.started === sent.refused && isNotPrimary(error);
    return { error, doneNothing: nothingSent || allRefused };
  }
}

// 10107 NotWritablePrimary, 13435 NotPrimaryNoSecondaryOk, 10058 their former code: the member did not begin.
// (11602 InterruptedDueToReplStateChange and similar codes may come in the middle of the work.)
const notPrimary = new Set<unknown>([10107, 13435, 10058]);
// Node is recovering, shutting down or stepping down: https://github.com/mongodb/specifications, server-discovery-and-monitoring.
const passing = new Set<unknown>([...notPrimary, 11600, 11602, 13436, 189, 91, 6, 7, 89, 9001, 262]);

// Matched by name, since an application may have two copies of the driver (mongoose brings its own).
// "Cleared" is a waiting checkout that failed; the similar "...OnNetworkError" goes to commands that are under way.
const neverSent = new Set(['MongoServerSelectionError', 'MongoTopologyClosedError', 'MongoNotConnectedError', 'MongoClientClosedError',
  'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);
const broken = new Set(['MongoNetworkError', 'MongoNetworkTimeoutError', 'PoolClearedOnNetworkError', 'MongoOperationTimeoutError']);

// The driver's labels for errors of a connection that was still being established.
const connecting: string[] = [MongoErrorLabel.HandshakeError, MongoErrorLabel.SystemOverloadedError];

interface DriverError extends Error {
  code?: unknown;
  errorResponse?: { writeConcernError?: { code?: unknown } };
  hasErrorLabel?(label: string): boolean;
}

function isNotPrimary(error: unknown): boolean {
  return error instanceof Error && notPrimary.has((error as DriverError).code);
}

function isNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return neverSent.has(error.name) || (broken.has(error.name) && connecting.some(label => (error as DriverError).hasErrorLabel?.(label)));
}

/** Whether a failover may have caused the error, so that another attempt may succeed. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, errorResponse } = error as DriverError;
  return isNeverSent(error) || broken.has(name) || passing.has(code) || passing.has(errorResponse?.writeConcernError?.code);
}
