import { FailoverClient } from '../../src/index.js';

// A separate process for part of a fleet: connects COUNT clients with OPTIONS, reports it, and reports when all have moved.
// It shares the machine with everything else, so nothing times out here.
const patient = { connectTimeoutMS: 120_000, serverSelectionTimeoutMS: 120_000 };
const options = {
  ...JSON.parse(process.env.OPTIONS!), startupTimeoutMs: 120_000, provingTimeoutMs: 120_000,
  configure: (given: object) => ({ ...given, ...patient }),
};
const clients: FailoverClient[] = [];
let moved = 0;

for (let count = Number(process.env.COUNT); count > 0; count -= 10) {
  clients.push(...await Promise.all(Array.from({ length: Math.min(10, count) }, () => FailoverClient.connect(options))));
}
for (const client of clients) client.on('moved', () => { if (++moved === clients.length) process.send!('moved'); });
process.on('message', () => void Promise.all(clients.map(client => client.close())).then(() => process.disconnect()));
process.send!('connected');
