import type { MongoClientOptions } from 'mongodb';

/** How to connect, and how to follow. Durations are milliseconds. */
export interface FailoverClientOptions {
  /** The DNS name whose CNAME points to the DocumentDB endpoint. Default: the host of `connectionString`; one of both is required. */
  record?: string;
  /** Default: the port in `connectionString`, else 27017. */
  port?: number;
  /** `mongodb://user:password@record:port/database?options`. Its host is the record. `mongodb+srv` is refused. */
  connectionString?: string;
  /** Instead of credentials in `connectionString`. */
  username?: string;
  /** The password of `username`, as it is, without any escaping. */
  password?: string;
  /** Path of the CA bundle (PEM). For DocumentDB: Amazon RDS's global bundle. Default: the CAs that Node.js trusts. */
  caFile?: string;
  /** DNS servers, `ip` or `ip:port`, for the record and for the hosts. Default: the system's. */
  resolvers?: string[];
  /** Between two readings of the record, and up to half as much again; its TTL where that is longer. Default 1,000, also the least. */
  watchIntervalMs?: number;
  /** How long one attempt to prove a new writer may take. Default 2,000. */
  provingTimeoutMs?: number;
  /** How long `connect` looks for a first writer. Default 30,000. */
  startupTimeoutMs?: number;
  /** How long operations of the former client may take to end before its pool is closed. Default 30,000. */
  handoverGraceMs?: number;
  /**
   * Over how long a fleet's moves are spread, so that it does not storm the new writer: partly because its members read the record at
   * different moments, partly by a random wait. Default 2,000; 0 for no wait.
   */
  reconnectSpreadMs?: number;
  /** Changes the driver's settings: gets this package's, returns those to use. Certificates are verified whatever it returns. */
  configure?: (settings: MongoClientOptions) => MongoClientOptions;
  /** The driver, where it is not the one that `import 'mongodb'` finds. For mongoose, which brings its own: `mongoose.mongo`. */
  driver?: DriverModule;
}

/** The module `mongodb`, of any version 7. */
export interface DriverModule {
  // Two versions' types are strangers to each other.
  MongoClient: new (url: string, options?: any) => any;
}

/** Options of `run`. */
export interface RunOptions {
  /**
   * True only if it does no harm when the operation runs twice, even at the same time. Then it is tried again after any error
   * that a failover can cause. Default false: tried again only if the driver shows that no try before has done anything.
   */
  safeToRepeat?: boolean;
  /** Time for all tries together. Default 30,000. */
  deadlineMs?: number;
}
