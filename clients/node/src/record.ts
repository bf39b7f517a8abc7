import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { FailoverError } from './errors.js';
import { hostName, isDocumentDbEndpoint } from './names.js';

/** Where the record points, and for how long that may be cached: the smallest TTL of the chain, if known, and at most an hour. */
export interface RecordAnswer { target: string; ttlMs: number | undefined }

const longestChain = 8;
const longestTtl = 3_600;

/** Reads the record, and resolves hosts through the same servers if any were given. */
export class RecordResolver {
  readonly #dns = new dns.Resolver({ timeout: 1_000, tries: 2 });
  /** For the driver's sockets; undefined if the system's resolver is used. */
  readonly lookup: LookupFunction | undefined;

  constructor(servers?: string[]) {
    if (!servers) return;
    this.#dns.setServers(servers);
    this.lookup = (host, options, callback) => {
      this.#addresses(host, Number(options.family ?? 0)).then(
        found => options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family),
        (error: NodeJS.ErrnoException) => callback(error, options.all ? [] : '', 0));
    };
  }

  /** @throws FailoverError `no-target` */
  async read(record: string): Promise<RecordAnswer> {
    const [target, ttlMs] = await Promise.all([this.#target(record), this.#ttl(record)]);
    return { target, ttlMs };
  }

  cancel(): void {
    this.#dns.cancel();
  }

  async #target(record: string): Promise<string> {
    let name = record;
    for (let hop = 0; hop < longestChain; hop++) {
      if (isDocumentDbEndpoint(name)) return name;
      const next = await this.#cname(name, record);
      if (next === undefined && hop === 0) {
        throw new FailoverError('no-target', `Expected a CNAME at ${record}, found none. DocumentDB's certificate names its own endpoint `
          + 'and not your record, so the record must be a CNAME of that endpoint.');
      }
      if (next === undefined) return name;
      name = hostName(next) ?? fail(record, `a CNAME to the name of a host, found ${JSON.stringify(next.slice(0, 80))}`);
    }
    return fail(record, `at most ${longestChain} CNAMEs in a row, found more`);
  }

  async #cname(name: string, record: string): Promise<string | undefined> {
    try {
      return (await this.#dns.resolveCname(name))[0];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENODATA') return undefined;
      return fail(record, `an answer for ${name}, found ${(error as NodeJS.ErrnoException).code}`, error);
    }
  }

  // Node.js does not report a CNAME's TTL. An address's TTL is the smallest of the whole chain, since c-ares includes the CNAMEs.
  async #ttl(record: string): Promise<number | undefined> {
    try {
      const seconds = (await this.#dns.resolve4(record, { ttl: true })).map(answer => answer.ttl);
      return seconds.length > 0 ? Math.min(longestTtl, ...seconds) * 1_000 : undefined;
    } catch {
      return undefined; // The record may point to a name that has no address yet: then watchIntervalMs applies.
    }
  }

  async #addresses(host: string, family: number): Promise<LookupAddress[]> {
    if (isIP(host)) return [{ address: host, family: isIP(host) }];
    const found = await Promise.allSettled([
      family === 6 ? [] : this.#dns.resolve4(host),
      family === 4 ? [] : this.#dns.resolve6(host),
    ]);
    const all = found.flatMap((answer, at) =>
      answer.status === 'fulfilled' ? answer.value.map(address => ({ address, family: at === 0 ? 4 : 6 })) : []);
    if (all.length > 0) return all;
    throw found.find(answer => answer.status === 'rejected')?.reason ?? new Error(`no address of ${host}`);
  }
}

function fail(record: string, expected: string, cause?: unknown): never {
  throw new FailoverError('no-target', `The record ${record}: expected ${expected}.`, { cause });
}
