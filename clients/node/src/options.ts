import type { MongoClientOptions } from 'mongodb';

/** How to connect, and how to follow. Durations are milliseconds. */
export interface FailoverClientOptions {
  /** The DNS name whose CNAME leads to the DocumentDB endpoint. Default: the host of `connectionString`; one of both is required. */
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
  /** How long operations of the former client may take to end before its pool is closed. Default 30,000. */
  handoverGraceMs?: number;
  /** A moved fleet connects at random moments within this time, so that it does not storm the new writer. Default 1,200; 0 for none. */
  reconnectSpreadMs?: number;
  /** Changes the driver's settings: gets this package's, returns those to use. Certificates are verified whatever it returns. */
  configure?: (settings: MongoClientOptions) => MongoClientOptions;
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
