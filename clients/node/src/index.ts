export { FailoverClient } from './client.js';
export { FailoverError, type FailoverErrorCode } from './errors.js';
export type { FailoverEvents } from './events.js';
export type { DriverModule, FailoverClientOptions, RunOptions } from './options.js';
export type { Operation } from './retry.js';
