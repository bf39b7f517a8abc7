import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import mongoose from 'mongoose';
import type { FailoverClient } from '../src/index.js';
import { attach } from '../src/mongoose.js';
import type { Cluster } from './fakes/cluster.js';
import { World } from './fakes/world.js';
import { sleep, until } from './wait.js';

const Order = new mongoose.Schema({ number: Number }, { autoIndex: false, autoCreate: false });

describe('mongoose', () => {
  let world: World, blue: Cluster, green: Cluster, failover: FailoverClient;

  beforeEach(async () => {
    world = await World.create();
    [blue, green] = [await world.cluster('blue'), await world.cluster('green')];
    world.point('db.shop.example', blue);
    failover = await world.connect({
      record: undefined, connectionString: 'mongodb://db.shop.example/shop', reconnectSpreadMs: 0, driver: mongoose.mongo,
    } as object);
  });
  afterEach(() => world.close());

  it('writes to the new cluster after a move, through the models that it had', async () => {
    const connection = attach(mongoose.createConnection(), failover);
    const orders = connection.model('Order', Order);
    await orders.create({ number: 1 });
    assert.equal(blue.executed[0]!.command.$db, 'shop');
    world.point('db.shop.example', green);
    await until('the move', () => failover.target === green.endpoint);
    await orders.create({ number: 2 });
    assert.deepEqual(green.documents('orders').map(({ number }) => number), [2]);
    assert.equal(await orders.countDocuments({ number: 2 }), 1);
  });

  it('is connected as long as the new cluster is, whatever happens to the former one', async () => {
    const connection = attach(mongoose.createConnection(), failover);
    const orders = connection.model('Order', Order);
    world.point('db.shop.example', green);
    await until('the move', () => failover.target === green.endpoint);
    blue.crash();
    await sleep(1_500);
    assert.equal(connection.readyState, mongoose.ConnectionStates.connected);
    await orders.create({ number: 3 });
    green.crash();
    await until('the loss', () => connection.readyState === mongoose.ConnectionStates.disconnected);
  });

  it('retries through run, with the connection\'s models', async () => {
    const orders = attach(mongoose.createConnection(), failover).model('Order', Order);
    blue.crash();
    await until('the loss', () => !failover.writable);
    world.point('db.shop.example', green);
    await failover.run(() => orders.updateOne({ number: 4 }, { $set: { number: 4 } }, { upsert: true }).exec(), { safeToRepeat: true });
    assert.equal(green.documents('orders').length, 1);
  });
});
