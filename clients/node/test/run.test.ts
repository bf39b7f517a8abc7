import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { MongoServerError, type MongoClient } from 'mongodb';
import type { FailoverClient, FailoverError } from '../src/index.js';
import type { Cluster } from './fakes/cluster.js';
import { World } from './fakes/world.js';
import { sleep, until } from './wait.js';

const record = 'db.shop.example';
const insert = (_id: number) => (client: MongoClient) => client.db('shop').collection<{ _id: number }>('orders').insertOne({ _id });

describe('run', () => {
  let world: World, blue: Cluster, green: Cluster, client: FailoverClient;

  beforeEach(async () => {
    world = await World.create();
    [blue, green] = [await world.cluster('blue'), await world.cluster('green')];
    world.point(record, blue);
    client = await world.connect({ reconnectSpreadMs: 0 });
  });
  afterEach(() => world.close());

  const timesSent = (id: number) =>
    [...blue.executed, ...green.executed].filter(({ command }) => command.documents?.[0]?._id === id).length;

  it('never sends twice what is not safe to repeat', async () => {
    blue.cutAfter = () => true;
    await assert.rejects(client.run(insert(1)), /connection .* closed/);
    assert.equal(timesSent(1), 1);
  });

  it('sends again what is safe to repeat', async () => {
    let cuts = 0;
    blue.cutAfter = () => cuts++ < 2;
    const set = (driver: MongoClient) => driver.db('shop').collection<{ _id: number }>('orders')
      .updateOne({ _id: 2 }, { $set: { paid: true } }, { upsert: true });
    await client.run(set, { safeToRepeat: true });
    assert.equal(blue.executed.length, 3);
    assert.equal(blue.documents('orders').length, 1);
  });

  it('repeats an unsafe operation if "not writable primary" shows that nothing was done', async () => {
    const driver = client.client;
    await driver.db('admin').command({ ping: 1 });
    blue.promote(blue.members[1]);
    const retried: unknown[] = [];
    client.on('retried', ({ error }) => retried.push(error));
    await client.run(insert(3));
    assert.equal(timesSent(3), 1);
    assert.ok(retried.length > 0 && retried.every(error => error instanceof MongoServerError && error.code === 10107));
  });

  it('does not repeat an unsafe operation whose first half was done', async () => {
    await assert.rejects(client.run(async driver => {
      await insert(4)(driver);
      blue.promote(blue.members[1]);
      await insert(5)(driver);
    }), { code: 10107 });
    assert.equal(timesSent(4), 1);
    assert.equal(timesSent(5), 0);
  });

  it('waits for a writer, and sends an unsafe operation to the next cluster once', async () => {
    blue.crash();
    await until('the loss', () => !client.writable);
    const running = client.run(insert(6));
    await sleep(300);
    world.point(record, green);
    await running;
    assert.equal(timesSent(6), 1);
    assert.equal(green.documents('orders').length, 1);
  });

  it('under repeated losses, sends every unsafe operation at most once, and every acknowledged one exactly once', async () => {
    let id = 100;
    blue.cutAfter = green.cutAfter = () => Math.random() < 0.02;
    const acknowledged: number[] = [], failed: number[] = [];
    const stop = performance.now() + 12_000;
    const work = async () => {
      while (performance.now() < stop) {
        const mine = id++;
        await client.run(insert(mine)).then(() => acknowledged.push(mine), () => failed.push(mine));
        await sleep(5);
      }
    };
    const lose = async () => {
      blue.promote(blue.members[1]);
      await sleep(2_000);
      blue.members[1]!.crash();
      world.point(record, green);
      await sleep(4_000);
      green.promote(green.members[1]);
      await sleep(2_000);
      green.silence();
    };
    await Promise.all([work(), work(), work(), work(), lose().then(() => sleep(stop - performance.now())).then(() => client.close())]);
    assert.ok(acknowledged.length > 100 && failed.length > 0, `${acknowledged.length} acknowledged, ${failed.length} failed`);
    assert.ok(acknowledged.every(one => timesSent(one) === 1));
    assert.ok(failed.every(one => timesSent(one) <= 1));
  });

  it('abandons a hanging attempt that is safe to repeat when the client moves', async () => {
    blue.silence();
    const started = performance.now();
    const running = client.run(insert(7), { safeToRepeat: true });
    await sleep(100);
    world.point(record, green);
    await running;
    assert.ok(performance.now() - started < 3_500, 'before any of the driver\'s timeouts');
    assert.equal(timesSent(7), 1);
  });

  it('gives up at its deadline and says whether the fate is known', async () => {
    const gaveUp: number[] = [];
    client.on('gaveUp', ({ attempts }) => gaveUp.push(attempts));
    blue.silence();
    await assert.rejects(client.run(insert(8), { deadlineMs: 200 }), (error: FailoverError) =>
      error.code === 'deadline' && /within 200 ms.*not known/.test(error.message));
    blue.crash();
    await until('the loss', () => !client.writable);
    await assert.rejects(client.run(insert(9), { deadlineMs: 200, safeToRepeat: true }), (error: FailoverError) =>
      error.code === 'deadline' && !error.message.includes('not known'));
    assert.deepEqual(gaveUp, [1, 0]);
  });

  it('passes on at once an error that another attempt would not fix', async () => {
    await client.run(insert(10));
    await assert.rejects(client.run(insert(10), { safeToRepeat: true }), { code: 11000 });
    await assert.rejects(client.run(() => { throw new TypeError('mine'); }, { safeToRepeat: true }), TypeError);
  });

  it('ends when the client is closed', async () => {
    blue.silence();
    const running = client.run(insert(11));
    running.catch(() => {});
    await sleep(50);
    await client.close();
    await assert.rejects(running, { code: 'closed' });
    assert.throws(() => client.client, { code: 'closed' });
  });
});
