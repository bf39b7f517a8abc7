import type { MongoClient } from 'mongodb';
import type { FailoverClient } from './client.js';

/** The part of mongoose's `Connection` that is used here. */
export interface MongooseConnection {
  readyState: number;
  // mongoose's own copy of the driver has its own types.
  setClient(client: any): unknown;
}

const disconnected = 0;

/**
 * Puts the current client under a mongoose connection that is not connected (`mongoose.createConnection()`), now and after each move.
 * Closing the connection closes only the client current at that moment: close the `FailoverClient` instead.
 * @returns the same connection
 */
export function attach<T extends MongooseConnection>(connection: T, failover: FailoverClient): T {
  let detach = set(connection, failover.client);
  failover.on('moved', () => {
    detach();
    // mongoose accepts a client only on a disconnected connection. It buffers operations that arrive meanwhile.
    connection.readyState = disconnected;
    detach = set(connection, failover.client);
  });
  return connection;
}

/** @returns removes mongoose's listeners: otherwise a former client that loses its writer would mark the connection as disconnected */
function set(connection: MongooseConnection, client: MongoClient): () => void {
  const before = listeners(client);
  connection.setClient(client);
  const added = listeners(client).filter(([event, listener]) => !before.some(([name, other]) => name === event && other === listener));
  return () => added.forEach(([event, listener]) => client.off(event as never, listener as never));
}

function listeners(client: MongoClient): [string | symbol, unknown][] {
  return client.eventNames().flatMap(event => client.listeners(event as never).map(listener => [event, listener] as [string, unknown]));
}
