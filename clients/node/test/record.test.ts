import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decide, type Situation } from '../src/decide.js';
import { hostName } from '../src/names.js';
import { RecordResolver } from '../src/record.js';
import { NameServer } from './fakes/name-server.js';

describe('the record', () => {
  let dns: NameServer, resolver: RecordResolver;
  before(async () => {
    dns = await NameServer.start();
    resolver = new RecordResolver([dns.endpoint]);
  });
  after(() => {
    resolver.cancel();
    dns.close();
  });

  it('resolves through other names to the first DocumentDB endpoint, which is not followed to its instance', async () => {
    dns.zone.set('db.shop.example', { cname: 'DB.internal.example', ttl: 60 });
    dns.zone.set('db.internal.example', { cname: 'orders.cluster-c1.eu-west-1.docdb.amazonaws.com', ttl: 7 });
    dns.zone.set('orders.cluster-c1.eu-west-1.docdb.amazonaws.com', { cname: 'orders-1.c1.eu-west-1.docdb.amazonaws.com', ttl: 5 });
    dns.zone.set('orders-1.c1.eu-west-1.docdb.amazonaws.com', { address: '127.0.0.1', ttl: 30 });
    assert.deepEqual(await resolver.read('db.shop.example'),
      { target: 'orders.cluster-c1.eu-west-1.docdb.amazonaws.com', ttlMs: 5_000 });
  });

  it('has no TTL if it does not point to an address yet', async () => {
    dns.zone.set('early.example', { cname: 'green.cluster-c1.eu-west-1.docdb.amazonaws.com', ttl: 60 });
    dns.zone.set('green.cluster-c1.eu-west-1.docdb.amazonaws.com', { cname: 'green-1.c1.eu-west-1.docdb.amazonaws.com' });
    assert.equal((await resolver.read('early.example')).ttlMs, undefined);
  });

  it('may be the endpoint itself', async () => {
    const { target } = await resolver.read('orders.cluster-c1.cn-north-1.docdb.amazonaws.com.cn');
    assert.equal(target, 'orders.cluster-c1.cn-north-1.docdb.amazonaws.com.cn');
  });

  it('is queried from the server each time', async () => {
    dns.zone.set('live.example', { cname: 'one.example', ttl: 60 });
    dns.zone.set('one.example', { address: '127.0.0.1' });
    dns.zone.set('two.example', { address: '127.0.0.1' });
    assert.equal((await resolver.read('live.example')).target, 'one.example');
    dns.zone.set('live.example', { cname: 'two.example', ttl: 60 });
    assert.equal((await resolver.read('live.example')).target, 'two.example');
  });

  it('names a host, or nothing', () => {
    assert.equal(hostName('DB.Shop.Example.'), 'db.shop.example');
    const tooLong = [`${'a'.repeat(64)}.example`, `${'a.'.repeat(130)}example`];
    for (const text of ['', '.', 'db', 'a..b', '-a.example', 'a b.example', '10.0.0.1', '::1', 'http://a.example', ...tooLong]) {
      assert.equal(hostName(text), undefined, text);
    }
  });
});

describe('the decision', () => {
  const present: Situation = {
    target: 'blue.example', builtWith: 'blue.example', hosts: new Set(['blue-1.example', 'blue-2.example']),
    writable: true, lostForMs: 0, movedForMs: undefined,
  };
  const rows: [string, Partial<Situation>, object][] = [
    ['the same', {}, { move: false, reason: 'same' }],
    ['another host of the cluster', { target: 'blue-2.example' }, { move: false, reason: 'same' }],
    ['another cluster', { target: 'green.example' }, { move: true, reason: 'record' }],
    ['another cluster, without a writer', { target: 'green.example', writable: false }, { move: true, reason: 'record' }],
    ['another cluster, just moved', { target: 'green.example', movedForMs: 29_999 }, { move: false, reason: 'settling' }],
    ['another cluster, moved long ago', { target: 'green.example', movedForMs: 30_000 }, { move: true, reason: 'record' }],
    ['another cluster, just moved, no writer', { target: 'green.example', movedForMs: 1, writable: false },
      { move: true, reason: 'record' }],
    ['the same, without a writer', { writable: false, lostForMs: 4_999 }, { move: false, reason: 'same' }],
    ['the same, without a writer for long', { writable: false, lostForMs: 5_000 }, { move: true, reason: 'stuck' }],
  ];
  for (const [what, change, decision] of rows) {
    it(`${what}: ${JSON.stringify(decision)}`, () => assert.deepEqual(decide({ ...present, ...change }, 30_000), decision));
  }
});
