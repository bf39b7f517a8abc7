import { readFileSync } from 'node:fs';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { FailoverClient } from '../src/index.js';
import { RecordResolver } from '../src/record.js';
import { sleep } from './wait.js';

// Applications that write through a record, COUNT in each mode, until their input ends: what `.ci/drivers` measures. Each is named
// node/MODE/NUMBER, and the servers report what they saw of it.
const { record, port, caFile, resolver, count } = JSON.parse(process.argv[2]!);
const lookup = new RecordResolver([resolver]).lookup!;
const intervalMs = 500, afterFailureMs = 100;

// The settings that suit a failover (docs/clients.md), the same in each mode. A certificate never names the record, so besides the CA only
// some DocumentDB name is required here.
const settings = (appName: string): MongoClientOptions => ({
  appName, lookup, tls: true, ca: readFileSync(caFile), retryWrites: false, serverSelectionTimeoutMS: 5_000, connectTimeoutMS: 2_000,
  socketTimeoutMS: 10_000, heartbeatFrequencyMS: 2_000,
  checkServerIdentity: (host: string, certificate: PeerCertificate) => {
    const named = certificate.subjectaltname?.split(', ').map(name => name.replace('DNS:', '')) ?? [];
    return checkServerIdentity(host === record ? named.find(name => name.endsWith('.docdb.amazonaws.com')) ?? host : host, certificate);
  },
});
const plain = (query: string, appName: string) => new MongoClient(`mongodb://${record}:${port}/?${query}`, settings(appName));

type Write = (id: string) => Promise<unknown>;
const insert = (client: MongoClient): Write => _id => client.db('shop').collection<{ _id: string }>('orders').insertOne({ _id });

/** Each creates a client, and returns its write operation. */
const modes: Record<string, (name: string) => Write | Promise<Write>> = {
  'replica set': name => insert(plain('replicaSet=rs0', name)),
  direct: name => insert(plain('directConnection=true', name)),
  'new client on error': name => {
    let client = plain('replicaSet=rs0', name);
    return async id => {
      try {
        await insert(client)(id);
      } catch (error) {
        void client.close(true).catch(() => {});
        client = plain('replicaSet=rs0', name);
        throw error;
      }
    };
  },
  ours: async name => {
    const client = await FailoverClient.connect({
      record, port, caFile, resolvers: [resolver], configure: given => ({ ...given, appName: name }),
    });
    return id => client.run(driver => insert(driver)(id), { safeToRepeat: true });
  },
};

async function application(mode: string, number: number): Promise<void> {
  const name = `node/${mode}/${number}`;
  await sleep(1_000 * Math.random());
  let write: Write | undefined;
  for (let id = 1; ; id++) {
    try {
      write ??= await modes[mode]!(name);
      await write(`${name}/${id}`);
      await sleep(intervalMs);
    } catch {
      await sleep(afterFailureMs);
    }
  }
}

process.stdin.on('end', () => process.exit(0)).resume();
for (const mode of Object.keys(modes)) {
  for (let number = 1; number <= count; number++) void application(mode, number);
}
