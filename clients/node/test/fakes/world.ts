import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { FailoverClient } from '../../src/client.js';
import type { Clock } from '../../src/clock.js';
import type { FailoverClientOptions } from '../../src/options.js';
import { Authority } from './authority.js';
import { Cluster } from './cluster.js';
import { Member } from './member.js';
import { NameServer } from './name-server.js';
import type { Store } from './store.js';

interface ClusterOptions {
  members?: number;
  plain?: boolean;
  authority?: Authority;
  store?: Store;
  certificateFor?: string[];
  notAfter?: Date;
}

/** DNS, a CA, and clusters on loopback. Close it after the test. */
export class World {
  readonly clusters: Cluster[] = [];
  readonly clients: FailoverClient[] = [];
  #hosts = 0;
  // Worlds in other processes use other networks.
  readonly #network = `127.${randomInt(10, 250)}`;

  private constructor(readonly dns: NameServer, readonly authority: Authority, readonly port: number) {}

  static async create(): Promise<World> {
    const [dns, authority, port] = await Promise.all([NameServer.start(), Authority.create(), freePort()]);
    return new World(dns, authority, port);
  }

  async cluster(name: string, options: ClusterOptions = {}): Promise<Cluster> {
    const domain = 'c1.eu-west-1.docdb.amazonaws.com';
    const cluster = new Cluster(`${name}.cluster-${domain}`, (endpoint, address) => this.dns.zone.set(endpoint, { address }),
      options.store);
    const hosts = Array.from({ length: options.members ?? 2 }, (_, at) => `${name}-${at + 1}.${domain}`);
    const names = options.certificateFor ?? [cluster.endpoint, ...hosts];
    const context = options.plain ? undefined : await (options.authority ?? this.authority).issue(names, options.notAfter);
    for (const host of hosts) {
      const address = `${this.#network}.${++this.#hosts >> 8}.${this.#hosts & 255}`;
      this.dns.zone.set(host, { address });
      cluster.members.push(new Member(cluster, host, address, this.port, context));
    }
    await Promise.all(cluster.members.map(member => member.listen()));
    cluster.promote(cluster.members[0]);
    this.clusters.push(cluster);
    return cluster;
  }

  /** Points the record there. */
  point(record: string, to: Cluster | string, ttl = 1): void {
    this.dns.zone.set(record, { cname: typeof to === 'string' ? to : to.endpoint, ttl });
  }

  options(options: Partial<FailoverClientOptions> = {}): FailoverClientOptions {
    return { record: 'db.shop.example', port: this.port, caFile: this.authority.file, resolvers: [this.dns.endpoint],
      startupTimeoutMs: 5_000, ...options };
  }

  async connect(options: Partial<FailoverClientOptions> = {}, clock?: Clock): Promise<FailoverClient> {
    const client = new FailoverClient(this.options(options), clock);
    this.clients.push(client);
    return client.connect();
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map(client => client.close()));
    for (const cluster of this.clusters) cluster.crash();
    this.dns.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
