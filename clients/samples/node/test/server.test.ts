import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { webhookServer } from '../src/server.js';
import type { Webhook } from '../src/webhook.js';

const secret = 'hush';
const sign = (body: string) => createHmac('sha256', secret).update(body).digest('base64');
const headers = {
  'x-shopify-shop-domain': 'tea.myshopify.com', 'x-shopify-topic': 'orders/create',
  'x-shopify-event-id': 'e1', 'x-shopify-webhook-id': 'w1',
};

describe('POST /webhooks', () => {
  let server: Server, stored: Webhook[], fails: boolean;

  beforeEach(async () => {
    [stored, fails] = [[], false];
    server = webhookServer(secret, async webhook => {
      if (fails) throw new Error('no writer');
      stored.push(webhook);
      return true;
    }, () => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  async function post(body: string, more: Record<string, string> = {}): Promise<number> {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/webhooks`,
      { method: 'POST', body, headers: { ...headers, 'x-shopify-hmac-sha256': sign(body), ...more } });
    return response.status;
  }

  it('is 200 when it was stored', async () => {
    assert.equal(await post('{"id":1,"name":"Grüner Tee"}'), 200);
    assert.deepEqual(stored.map(({ key, payload }) => [key, payload]),
      [['tea.myshopify.com orders/create e1', { id: 1, name: 'Grüner Tee' }]]);
  });

  it('is 503 when it was not stored', async () => {
    fails = true;
    assert.equal(await post('{}'), 503);
  });

  it('is 401 for a signature of something else, of another secret, of another length, or none', async () => {
    for (const signature of [sign('{} '), createHmac('sha256', 'other').update('{}').digest('base64'), 'c2hvcnQ=', '']) {
      assert.equal(await post('{}', { 'x-shopify-hmac-sha256': signature }), 401);
    }
    assert.deepEqual(stored, []);
  });

  it('is 400 for what is no webhook', async () => {
    assert.equal(await post('{'), 400);
    assert.equal(await post('{}', { 'x-shopify-topic': '' }), 400);
  });

  it('takes the signature that openssl computes', async () => {
    // printf '{"id":1}' | openssl dgst -sha256 -hmac hush -binary | base64
    assert.equal(await post('{"id":1}', { 'x-shopify-hmac-sha256': 'VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=' }), 200);
  });
});
