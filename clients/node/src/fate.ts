import { AsyncLocalStorage } from 'node:async_hooks';
import { MongoErrorLabel, type CommandFailedEvent, type MongoClient } from 'mongodb';

/** What the commands of one try came to. */
class Sent {
  started = 0;
  /** Those that a member answered with "not the writable primary": it does so before it does anything. */
  refused = 0;
}

const current = new AsyncLocalStorage<Sent>();

/** Has the client tell which commands each try sends. Commands run in the asynchronous context of their caller. */
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

/** Runs one try, and tells from what it sent whether it can have done anything. */
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

// 10107 NotWritablePrimary, 13435 NotPrimaryNoSecondaryOk, 10058 the former word for them: the member did not begin.
// (11602 InterruptedDueToReplStateChange and its like may come in the middle of the work.)
const notPrimary = new Set<unknown>([10107, 13435, 10058]);
// Node is recovering, shutting down or stepping down: https://github.com/mongodb/specifications, server-discovery-and-monitoring.
const passing = new Set<unknown>([...notPrimary, 11600, 11602, 13436, 189, 91, 6, 7, 89, 9001, 262]);

// Known by their names, since an application may hold two copies of the driver (mongoose brings its own).
// The pool says "cleared" when a waiting checkout fails; its like "...OnNetworkError" is told to commands that are under way.
const neverSent = new Set(['MongoServerSelectionError', 'MongoTopologyClosedError', 'MongoNotConnectedError', 'MongoClientClosedError',
  'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);
const broken = new Set(['MongoNetworkError', 'MongoNetworkTimeoutError', 'PoolClearedOnNetworkError', 'MongoOperationTimeoutError']);

// The driver's labels on errors of a connection that was still being made.
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

/** Whether a failover can have caused the error, so that another try may succeed. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, errorResponse } = error as DriverError;
  return isNeverSent(error) || broken.has(name) || passing.has(code) || passing.has(errorResponse?.writeConcernError?.code);
}
