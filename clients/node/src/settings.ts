import { readFileSync } from 'node:fs';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { FailoverError } from './errors.js';
import { hostName } from './names.js';
import type { DriverModule, FailoverClientOptions } from './options.js';

/** Validated options, with their defaults. */
export interface Settings {
  record: string;
  port: number;
  resolvers: string[] | undefined;
  caFile: string | undefined;
  watchIntervalMs: number;
  provingTimeoutMs: number;
  startupTimeoutMs: number;
  handoverGraceMs: number;
  reconnectSpreadMs: number;
  driver: MongoClientOptions;
  MongoClient: DriverModule['MongoClient'];
  /** The connection string that points to this host. */
  uri: (host: string) => string;
}

/** @throws FailoverError `invalid-options` */
export function readSettings(options: FailoverClientOptions): Settings {
  const base = connectionString(options);
  const record = hostName(options.record ?? base.hostname);
  if (!record) invalid('record', 'a DNS name such as "db.shop.example"', options.record ?? base.hostname);
  if (options.caFile !== undefined) checkBundle(options.caFile);
  const port = number('port', options.port, Number(base.port || 27017), 1, 65535);
  return {
    record, port,
    resolvers: options.resolvers,
    caFile: options.caFile,
    watchIntervalMs: number('watchIntervalMs', options.watchIntervalMs, 1_000, 1_000),
    provingTimeoutMs: number('provingTimeoutMs', options.provingTimeoutMs, 2_000, 1),
    startupTimeoutMs: number('startupTimeoutMs', options.startupTimeoutMs, 30_000, 0),
    handoverGraceMs: number('handoverGraceMs', options.handoverGraceMs, 30_000, 0),
    reconnectSpreadMs: number('reconnectSpreadMs', options.reconnectSpreadMs, 2_000, 0),
    driver: driverSettings(options, base),
    MongoClient: options.driver?.MongoClient ?? MongoClient,
    uri: host => {
      const uri = new URL(base);
      uri.hostname = host;
      uri.port = String(port);
      return String(uri);
    },
  };
}

function connectionString(options: FailoverClientOptions): URL {
  if (options.connectionString !== undefined && options.username !== undefined) {
    throw new FailoverError('invalid-options', 'Expected credentials once, found connectionString and username. Give one of them.');
  }
  if (options.username !== undefined && options.password === undefined) invalid('password', 'one, beside username', undefined);
  const text = options.connectionString ?? `mongodb://${options.record ?? ''}/`;
  const base = URL.canParse(text) ? new URL(text) : undefined;
  // The text contains a password, so it is not shown.
  if (base?.protocol !== 'mongodb:' || base.hostname.includes(',') || base.hostname === '') {
    throw new FailoverError('invalid-options', 'Expected record, or a connectionString like "mongodb://user:password@record:27017/" with '
      + 'the record as its only host; found neither. mongodb+srv has its own hosts and is not supported.');
  }
  if (base.pathname === '') base.pathname = '/';
  base.username ||= encodeURIComponent(options.username ?? '');
  base.password ||= encodeURIComponent(options.password ?? '');
  return base;
}

const unverified = ['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames', 'checkServerIdentity',
  'directConnection', 'loadBalanced'];

function driverSettings(options: FailoverClientOptions, base: URL): MongoClientOptions {
  const given = new Map([...base.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const defaults: MongoClientOptions = {
    replicaSet: 'rs0', retryWrites: false,
    serverSelectionTimeoutMS: 5_000, connectTimeoutMS: 2_000, heartbeatFrequencyMS: 2_000, socketTimeoutMS: 30_000, maxIdleTimeMS: 60_000,
  };
  // The driver prefers options to the connection string; here the string comes from the application and must override the defaults.
  const open = Object.fromEntries(Object.entries(defaults).filter(([name]) => !given.has(name.toLowerCase())));
  const bundle = options.caFile === undefined ? {} : { tlsCAFile: options.caFile };
  const chosen: MongoClientOptions = { ...open, ...bundle, ...options.configure?.({ ...open, ...bundle }) };
  for (const name of unverified) {
    if (chosen[name as keyof MongoClientOptions] || given.get(name.toLowerCase()) === 'true') {
      invalid(name, 'nothing: certificates are always verified, and only replica-set mode follows a failover', 'a value');
    }
  }
  if (chosen.rejectUnauthorized === false || chosen.tls === false || given.get('tls') === 'false' || given.get('ssl') === 'false') {
    invalid('tls', 'verified TLS', 'an option that disables it');
  }
  // Set explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect here.
  return { ...chosen, tls: true, rejectUnauthorized: true };
}

function checkBundle(file: string): void {
  let text: string;
  try {
    text = readFileSync(file, 'latin1');
  } catch (error) {
    throw new FailoverError('invalid-options', `caFile: expected a CA bundle (PEM) at ${file}, but could not read it: `
      + `${(error as Error).message}. For DocumentDB, download global-bundle.pem of Amazon RDS.`, { cause: error });
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) invalid('caFile', 'a CA bundle (PEM) with at least one certificate', file);
}

function number(name: string, value: number | undefined, standard: number, least: number, most = 2 ** 31 - 1): number {
  const chosen = value ?? standard;
  if (!Number.isFinite(chosen) || chosen < least || chosen > most) invalid(name, `a number from ${least} to ${most}`, value);
  return chosen;
}

function invalid(name: string, expected: string, found: unknown): never {
  throw new FailoverError('invalid-options', `${name}: expected ${expected}, found ${JSON.stringify(found)}.`);
}
