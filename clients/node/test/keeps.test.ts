import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { FailoverClient, FailoverError } from '../src/index.js';
import type { Cluster } from './fakes/cluster.js';
import type { Zone } from './fakes/name-server.js';
import { World } from './fakes/world.js';
import { sleep, until } from './wait.js';

const record = 'db.shop.example';

describe('the client that works stays', () => {
  let world: World, cluster: Cluster, client: FailoverClient;
  const refusals: FailoverError[] = [], moves: string[] = [];

  beforeEach(async () => {
    world = await World.create();
    cluster = await world.cluster('blue');
    world.point(record, cluster);
    client = await world.connect({ reconnectSpreadMs: 0 });
    refusals.length = moves.length = 0;
    client.on('refused', ({ error }) => refusals.push(error)).on('moved', ({ to }) => moves.push(to));
  });
  afterEach(() => world.close());

  async function stillWorks(): Promise<void> {
    const driver = client.client;
    await client.db('shop').collection('orders').insertOne({});
    assert.ok(cluster.executed.length > 0);
    assert.deepEqual(moves, []);
    assert.equal(client.client, driver);
  }

  const records: Record<string, [Zone, RegExp]> = {
    'is gone': ['nxdomain', /ENOTFOUND/],
    'is an error': ['servfail', /ESERVFAIL/],
    'is garbage': ['garbage', /EBADRESP|EBADNAME|ETIMEOUT|ECONNREFUSED/],
    'is not answered': ['silent', /ETIMEOUT/],
    'has no CNAME': [{ address: '127.0.0.1' }, /Expected a CNAME/],
    'points to an address': [{ cname: '10.1.2.3' }, /name of a host/],
    'points to no name of a host': [{ cname: 'http://x y' }, /name of a host|EBADRESP|EBADNAME/],
    'leads in a circle': [{ cname: record }, /at most 8 CNAMEs|ELOOP|EBADRESP/],
    'points to a host that is not there': [{ cname: 'nobody.c1.eu-west-1.docdb.amazonaws.com' }, /Expected an answer from nobody/],
  };
  for (const [what, [zone, message]] of Object.entries(records)) {
    it(`when the record ${what}`, async () => {
      world.dns.zone.set(record, zone);
      await until('a refusal', () => refusals.length > 0);
      assert.match(refusals[0]!.message, message);
      await stillWorks();
    });
  }

  it('when the record points to a reader of another cluster', async () => {
    const other = await world.cluster('green');
    world.point(record, other.members[1]!.host);
    await until('two refusals', () => refusals.length > 1);
    assert.match(refusals[0]!.message, /writable primary, found a reader; its writer is green-1\./);
    await stillWorks();
  });

  it('when the record points to a cluster without a writer, and moves once it has one', async () => {
    const other = await world.cluster('green');
    other.promote(undefined);
    world.point(record, other);
    await until('a refusal', () => refusals.length > 0);
    assert.equal(refusals[0]!.code, 'not-writable');
    await stillWorks();
    other.promote(other.members[0]);
    await until('the move', () => moves.length > 0);
    await client.db('shop').collection('orders').insertOne({});
    assert.equal(other.executed.length, 1);
  });

  it('when the record changes back before anything was proven', async () => {
    const other = await world.cluster('green');
    const slow = await world.connect({ reconnectSpreadMs: 5_000 });
    slow.on('moved', ({ to }) => moves.push(to));
    await client.close();
    const seen = world.dns.queries.get(`${record} CNAME`)!;
    world.point(record, other);
    await until('a reading', () => world.dns.queries.get(`${record} CNAME`)! > seen);
    world.point(record, cluster);
    await sleep(6_000);
    assert.deepEqual(moves, []);
    assert.equal(slow.target, cluster.endpoint);
  });

  it('when a flapping record has been followed once within the grace period', async () => {
    const other = await world.cluster('green');
    world.point(record, other);
    await until('the move', () => moves.length > 0);
    for (let at = 0; at < 4; at++) {
      world.point(record, at % 2 === 0 ? cluster : other);
      await sleep(1_200);
    }
    assert.deepEqual(moves, [other.endpoint]);
  });

  it('but not when its cluster is lost: then even a record that flapped is followed', async () => {
    const other = await world.cluster('green');
    world.point(record, other);
    await until('the move', () => moves.length > 0);
    world.point(record, cluster);
    other.silence();
    await until('the move back', () => moves.length > 1);
    assert.deepEqual(moves, [other.endpoint, cluster.endpoint]);
  });
});
