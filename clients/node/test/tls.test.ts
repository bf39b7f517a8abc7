import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { FailoverError } from '../src/index.js';
import { Authority, hoursFromNow } from './fakes/authority.js';
import type { Cluster } from './fakes/cluster.js';
import { World } from './fakes/world.js';
import { until } from './wait.js';

const record = 'db.shop.example';

/** Clusters that must not be trusted, and what the error must say. */
const untrusted: Record<string, { make: (world: World) => Promise<Cluster>; says: RegExp }> = {
  'a certificate for another name': {
    make: world => world.cluster('green', { certificateFor: [record, 'other.example'] }),
    says: /expected a certificate that names green\.cluster-c1\.[a-z0-9.-]+, found one for other names .*db\.shop\.example/,
  },
  'a certificate of an unknown CA': {
    make: async world => world.cluster('green', { authority: await Authority.create('Another CA') }),
    says: /expected a certificate signed by a CA in .*bundle\.pem, found one of an unknown CA .*Set caFile/,
  },
  'an expired certificate': {
    make: world => world.cluster('green', { notAfter: hoursFromNow(-1) }),
    says: /valid now, found CERT_HAS_EXPIRED/,
  },
  'no TLS at all': {
    make: world => world.cluster('green', { plain: true }),
    says: /expected a TLS handshake, found a server that does not speak TLS/,
  },
};

describe('a host that can\'t be trusted', () => {
  let world: World;
  beforeEach(async () => { world = await World.create(); });
  afterEach(() => world.close());

  for (const [what, { make, says }] of Object.entries(untrusted)) {
    it(`is refused at the start: ${what}`, async () => {
      const cluster = await make(world);
      world.point(record, cluster);
      const started = performance.now();
      await assert.rejects(world.connect(), (error: FailoverError) => {
        assert.equal(error.code, 'tls');
        assert.match(error.message, says);
        return true;
      });
      assert.ok(performance.now() - started < 1_500, 'at once');
    });

    it(`is not followed: ${what}`, async () => {
      const works = await world.cluster('blue');
      world.point(record, works);
      const client = await world.connect({ reconnectSpreadMs: 0 });
      const refusals: FailoverError[] = [];
      client.on('refused', ({ error }) => refusals.push(error));
      const cluster = await make(world);
      world.point(record, cluster);
      await until('a refusal', () => refusals.length > 0);
      assert.match(refusals[0]!.message, says);
      await client.db('shop').collection('orders').insertOne({});
      assert.deepEqual([works.executed.length, cluster.executed.length], [1, 0]);
    });
  }

  it('is refused with a hint if a server without TLS waits for more data', async () => {
    const cluster = await world.cluster('green');
    cluster.silence();
    world.point(record, cluster);
    await assert.rejects(world.connect(), (error: FailoverError) => error.code === 'unreachable' && /"tls" is enabled/.test(error.message));
  });

  it('is refused even if the environment disables verification', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      world.point(record, await untrusted['a certificate of an unknown CA']!.make(world));
      await assert.rejects(world.connect(), { code: 'tls' });
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });
});
