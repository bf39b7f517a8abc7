import { createInterface } from 'node:readline';
import type { Cluster } from './cluster.js';
import { World } from './world.js';

// Two clusters, a CA and DNS for drivers in other languages. Prints their addresses as one line of JSON, then executes lines such as
// "point green", "silence blue", "documents green orders", each answered with one line of JSON. Ends when its input ends.
const world = await World.create();
const clusters: Record<string, Cluster> = { blue: await world.cluster('blue'), green: await world.cluster('green') };
const { record, port, caFile, resolvers } = world.options();
world.point(record!, clusters.blue!);
const addresses = Object.fromEntries([...world.dns.zone].flatMap(([name, zone]) =>
  typeof zone === 'object' && 'address' in zone ? [[name, zone.address]] : []));
console.log(JSON.stringify({ record, port, caFile, resolver: resolvers![0], addresses }));

for await (const line of createInterface(process.stdin)) {
  const [command, name, collection] = line.split(' '), cluster = clusters[name ?? '']!;
  switch (command) {
    case 'point': world.point(record!, cluster); break;
    case 'nowhere': world.dns.zone.set(record!, 'nxdomain'); break;
    case 'silence': cluster.silence(); break;
    case 'crash': cluster.crash(); break;
    case 'demote': cluster.promote(undefined); break;
    case 'promote': cluster.promote(cluster.members[1]); break;
  }
  console.log(JSON.stringify(command === 'documents' ? cluster.documents(collection!) : 'done'));
}
await world.close();
