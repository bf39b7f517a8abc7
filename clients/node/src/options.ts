import type { MongoClientOptions } from 'mongodb';

/** How to connect, and how to follow. Durations are milliseconds. */
export interface FailoverClientOptions {
  /** The DNS name whose CNAME points to the DocumentDB endpoint. Default: the host of `connectionString`; one of the two is required. */
  record?: string;
  /** Default: the port in `connectionString`, else 27017. */
  port?: number;
  /** `mongodb://user:password@record:port/database?options`. Its host is the record. `mongodb+srv` is refused. */
  connectionString?: string;
  /** Instead of credentials in `connectionString`. */
  username?: string;
  /** The password of `username`, without any escaping. */
  password?: string;
  /** Path of the CA bundle (PEM). For DocumentDB: Amazon RDS's global bundle. Default: the CAs that Node.js trusts. */
  caFile?: string;
  /** DNS servers, `ip` or `ip:port`, for the record and for the hosts. Default: the system's. */
  resolvers?: string[];
  /** Time between two readings of the record, plus up to half of it; a longer TTL takes precedence. Default and minimum 1,000. */
  watchIntervalMs?: number;
  /** How long one attempt to prove a new writer may take. Default 2,000. */
  provingTimeoutMs?: number;
  /** How long `connect` looks for a first writer. Default 30,000. */
  startupTimeoutMs?: number;
  /** How long operations on the former client may take to finish before its pool is closed. Default 30,000. */
  handoverGraceMs?: number;
  /**
   * The time over which a fleet's moves are spread, so that it does not overload the new writer: partly because its members read the
   * record at different moments, partly by a random wait. Default 2,000; 0 for no wait.
   */
  reconnectSpreadMs?: number;
  /** Changes the driver's settings: receives this package's and returns those to use. Certificates are verified in any case. */
  configure?: (settings: MongoClientOptions) => MongoClientOptions;
  /** The driver, if not the one that `import 'mongodb'` finds. For mongoose, which brings its own: `mongoose.mongo`. */
  driver?: DriverModule;
}

/** The module `mongodb`, of any version 7. */
export interface DriverModule {
  // The types of two versions are incompatible.
  MongoClient: new (url: string, options?: any) => any;
}

/** Options of `run`. */
export interface RunOptions {
  /**
   * Set to true only if it does no harm when the operation runs twice, even at the same time. It is then repeated after any error that
   * a failover can cause. Default false: repeated only if the driver shows that no earlier attempt has done anything.
   */
  safeToRepeat?: boolean;
  /** Time for all attempts together. Default 30,000. */
  deadlineMs?: number;
}
