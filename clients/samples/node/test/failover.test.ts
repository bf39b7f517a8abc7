import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FailoverClient } from 'failover-documentdb';
import { Inbox } from '../src/inbox.js';
import { webhookServer } from '../src/server.js';
import { World, type Cluster } from './fakes.js';
import { Shopify } from './shopify.js';

/** Two clusters with the same content: an application can't prevent what the database itself loses. */
interface Failover { blue: Cluster; green: Cluster; world: World }

const failovers: Record<string, (failover: Failover) => Promise<void>> = {
  'within the cluster: the writer crashes, another is promoted': async ({ blue }) => {
    blue.primary!.crash();
    blue.promote(undefined);
    await sleep(2_000);
    blue.promote(blue.members[1]);
  },
  'to another cluster: all hosts fall silent': async ({ blue, green, world }) => {
    blue.silence();
    await sleep(2_000);
    world.point('db.shop.example', green);
  },
  'to another cluster: demoted but reachable, and the record moves before the new writer accepts': async ({ blue, green, world }) => {
    blue.promote(undefined);
    green.promote(undefined);
    world.point('db.shop.example', green);
    await sleep(2_000);
    green.promote(green.members[1]);
  },
};

describe('webhooks over a whole failover', () => {
  for (const [what, fail] of Object.entries(failovers)) {
    it(`${what}: none acknowledged is lost, none is applied twice`, { timeout: 120_000 }, async context => {
      const world = await World.create();
      const blue = await world.cluster('blue'), green = await world.cluster('green', { store: blue.store });
      world.point('db.shop.example', blue);
      // Now and then an answer is lost although the write was executed.
      blue.cutAfter = green.cutAfter = () => Math.random() < 0.02;
      const failover = await FailoverClient.connect(world.options());
      const inbox = new Inbox(failover);
      const server = webhookServer('hush', webhook => inbox.put(webhook), () => {}).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const shopify = new Shopify(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, 'hush');
      try {
        const sending: Promise<void>[] = [];
        const failing = sleep(2_000).then(() => fail({ blue, green, world }));
        for (let number = 1; number <= 500; number++) {
          sending.push(shopify.send(number));
          await sleep(20);
        }
        await Promise.all([failing, ...sending]);
        const stored = blue.documents('webhooks').map(({ _id }) => String(_id));
        context.diagnostic(`500 webhooks, ${shopify.deliveries} deliveries, ${stored.length} stored, refused: `
          + JSON.stringify(Object.fromEntries(shopify.refused)));
        assert.deepEqual(shopify.givenUp, new Set());
        assert.equal(shopify.acknowledged.size, 500);
        assert.deepEqual([...shopify.acknowledged].filter(key => !stored.includes(key)), [], 'acknowledged and lost');
        assert.equal(new Set(blue.documents('webhooks').map(({ payload }) => payload.id)).size, stored.length, 'applied twice');
      } finally {
        server.closeAllConnections();
        server.close();
        await failover.close();
        await world.close();
      }
    });
  }
});
