import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock, type Clock } from '../src/clock.js';
import type { Zone } from './fakes/name-server.js';
import { World } from './fakes/world.js';
import { sleep, until } from './wait.js';

const changes = Number(process.env.CHANGES ?? 10_000);
/** How much faster simulated time runs than real time. */
const faster = 2_000;

const hasty: Clock = {
  now: () => systemClock.now() * faster,
  random: Math.random,
  sleep: (ms, ...signals) => systemClock.sleep(ms / faster, ...signals),
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function resources() {
  await sleep(200);
  collect();
  await sleep(50);
  collect();
  const active = process.getActiveResourcesInfo();
  return {
    sockets: active.filter(name => /TCPSocket|TLS/.test(name)).length,
    timers: active.filter(name => name === 'Timeout').length,
    megabytes: process.memoryUsage().heapUsed / 1e6,
  };
}

describe('soak', () => {
  it(`${changes} changes of the record leave no sockets, timers or memory behind`, { timeout: 600_000 }, async context => {
    const world = await World.create();
    const empty = await resources();
    const [blue, green] = [await world.cluster('blue'), await world.cluster('green')];
    const records: Zone[] = [
      { cname: blue.endpoint }, 'nxdomain', { cname: green.endpoint }, { cname: '10.0.0.1' }, { cname: blue.members[1]!.host },
      'servfail', { address: '127.0.0.1' }, { cname: green.endpoint },
    ];
    world.point('db.shop.example', blue);
    const client = await world.connect({ provingTimeoutMs: 2_000 * faster, startupTimeoutMs: 5_000 * faster, reconnectSpreadMs: 0 }, hasty);
    let moves = 0, refusals = 0, seen = 0;
    client.on('moved', () => moves++).on('refused', () => refusals++);
    const readings = () => world.dns.queries.get('db.shop.example CNAME') ?? 0;
    const started = performance.now();
    const figures = [];
    for (let change = 1; change <= changes; change++) {
      world.dns.zone.set('db.shop.example', records[change % records.length]!);
      seen = readings();
      // Some changes last for one reading and are not followed, others last long enough for a proof.
      const wanted = change % 3 === 0 ? 1 : 6;
      while (readings() < seen + wanted) await new Promise(setImmediate);
      if (change % 500 === 0) await client.db('shop').collection('orders').insertOne({ change });
      if (change === changes / 5 || change === changes) {
        world.point('db.shop.example', client.target);
        blue.store.clear();
        green.store.clear();
        blue.executed.length = green.executed.length = 0;
        figures.push({ ...await resources(), 'connections at the servers': blue.connections + green.connections, moves });
      }
    }
    const hours = (performance.now() - started) * faster / 3_600_000;
    context.diagnostic(`${changes} changes in ${hours.toFixed(1)} simulated hours: ${moves} moves, ${refusals} refusals`);
    const short = (_: string, value: unknown) => typeof value === 'number' ? Math.round(value * 10) / 10 : value;
    for (const figure of figures) context.diagnostic(JSON.stringify(figure, short));
    const [early, late] = figures as [typeof figures[0], typeof figures[0]];
    assert.ok(moves > changes / 100, 'it did move');
    assert.ok(late['connections at the servers'] <= early['connections at the servers'] + 8);
    assert.ok(late.timers <= early.timers + 8);
    assert.ok(late.megabytes <= early.megabytes + 5);
    await client.close();
    await until('the servers see every connection closed', () => blue.connections + green.connections === 0);
    blue.crash();
    green.crash();
    const end = await resources();
    context.diagnostic(`closed: ${end.sockets} sockets, ${end.timers} timers`);
    assert.deepEqual([end.sockets, end.timers], [empty.sockets, empty.timers]);
    await world.close();
  });
});
