import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { MongoClient } from 'mongodb';
import { FailoverClient, FailoverError } from '../src/index.js';
import { World } from './fakes/world.js';

describe('connect', () => {
  let world: World;
  beforeEach(async () => { world = await World.create(); });
  afterEach(() => world.close());

  it('gives the driver\'s client of the writer that the record points to', async () => {
    const cluster = await world.cluster('orders');
    world.point('db.shop.example', cluster);
    const client = await world.connect();
    assert.ok(client.client instanceof MongoClient);
    await client.db('shop').collection('orders').insertOne({ number: 1 });
    assert.equal(cluster.executed.length, 1);
    assert.equal(cluster.executed[0]!.command.$db, 'shop');
    assert.equal(client.target, cluster.endpoint);
    assert.equal(await client.db('shop').collection('orders').countDocuments(), 1);
    const { options } = client.client;
    assert.deepEqual([options.replicaSet, options.retryWrites, options.tls, options.rejectUnauthorized], ['rs0', false, true, true]);
  });

  it('signs in, with a password of any characters', async () => {
    const cluster = await world.cluster('orders');
    cluster.users = { 'shop@eu': 'p:@/%ü' };
    world.point('db.shop.example', cluster);
    const client = await world.connect({ username: 'shop@eu', password: 'p:@/%ü' });
    await client.db('shop').collection('orders').insertOne({ number: 1 });
    assert.equal(cluster.documents('orders').length, 1);
    await assert.rejects(world.connect({ username: 'shop@eu', password: 'wrong' }),
      (error: FailoverError) => error.code === 'unauthorized' && error.message.includes('accept the credentials'));
  });

  it('takes record, database and options from a connection string', async () => {
    const cluster = await world.cluster('orders');
    cluster.users = { shop: 'secret' };
    world.point('db.shop.example', cluster);
    const client = await world.connect({
      record: undefined, port: undefined,
      connectionString: `mongodb://shop:secret@db.shop.example:${world.port}/shop?replicaSet=rs0&maxPoolSize=7&socketTimeoutMS=9000`,
    } as object);
    await client.db().collection('orders').insertOne({ number: 1 });
    assert.equal(cluster.executed[0]!.command.$db, 'shop');
    assert.deepEqual([client.client.options.maxPoolSize, client.client.options.socketTimeoutMS], [7, 9000]);
  });

  it('waits for a writer that is not there yet', async () => {
    const cluster = await world.cluster('orders');
    cluster.promote(undefined);
    world.point('db.shop.example', cluster);
    const connecting = world.connect();
    setTimeout(() => cluster.promote(cluster.members[1]), 300);
    await (await connecting).db('shop').collection('orders').insertOne({ number: 1 });
    assert.equal(cluster.executed[0]!.member, cluster.members[1]);
  });

  it('says why it can\'t', async () => {
    const client = new FailoverClient(world.options({ startupTimeoutMs: 50 }));
    await assert.rejects(client.connect(), (error: FailoverError) => error.code === 'no-target' && /ENOTFOUND/.test(error.message));
    world.dns.zone.set('db.shop.example', { address: '127.0.0.1' });
    await assert.rejects(world.connect({ startupTimeoutMs: 50 }), /Expected a CNAME at db\.shop\.example, found none/);
    assert.throws(() => client.client, { code: 'closed' });
  });
});

describe('options', () => {
  const refused = (options: object, message: RegExp) =>
    assert.throws(() => new FailoverClient({ record: 'db.shop.example', ...options }), (error: FailoverError) =>
      error.code === 'invalid-options' && message.test(error.message));

  it('are checked at once', () => {
    refused({ record: 'not a name' }, /record/);
    refused({ record: '10.0.0.1' }, /record/);
    refused({ record: undefined }, /connectionString/);
    refused({ connectionString: 'mongodb+srv://db.shop.example/' }, /mongodb\+srv/);
    refused({ connectionString: 'mongodb://a.example,b.example/' }, /only host/);
    refused({ connectionString: 'mongodb://u:p@a.example/', username: 'u' }, /once/);
    refused({ username: 'u' }, /password/);
    refused({ caFile: '/nowhere.pem' }, /global-bundle\.pem/);
    refused({ watchIntervalMs: 999 }, /from 1000/);
    refused({ port: 70_000 }, /port/);
  });

  it('can\'t switch verification off, nor replica-set mode', () => {
    for (const settings of [{ tlsInsecure: true }, { tlsAllowInvalidHostnames: true }, { tls: false }, { rejectUnauthorized: false },
      { directConnection: true }]) {
      refused({ configure: (given: object) => ({ ...given, ...settings }) }, /expected/);
    }
    refused({ record: undefined, connectionString: 'mongodb://db.shop.example/?tls=false' }, /verified TLS/);
    refused({ record: undefined, connectionString: 'mongodb://db.shop.example/?tlsInsecure=true' }, /always verified/);
  });
});
