import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isSigned } from './signature.js';
import { readWebhook, type Webhook } from './webhook.js';

/** Shopify's payloads may be large, but not this large. */
const longestBody = 10_000_000;

/**
 * Answers `POST /webhooks`: 200 once the write is acknowledged, also for a webhook that was already stored; 401 without a valid
 * signature; 400 if it is not a webhook; 503 if it could not be stored, in which case Shopify delivers it again (8 times in 4 hours).
 */
export function webhookServer(secret: string, put: (webhook: Webhook) => Promise<boolean>, log = console.error): Server {
  return createServer((request, response) => {
    handle(request, secret, put).catch((error: Error) => {
      log(`A webhook was not stored and is answered with 503: ${error.message}`);
      return 503;
    }).then(status => answer(response, status));
  });
}

async function handle(request: IncomingMessage, secret: string, put: (webhook: Webhook) => Promise<boolean>): Promise<number> {
  if (request.url !== '/webhooks') return 404;
  if (request.method !== 'POST') return 405;
  const body = await read(request);
  if (body === undefined) return 413;
  const signature = request.headers['x-shopify-hmac-sha256'];
  if (!isSigned(body, typeof signature === 'string' ? signature : undefined, secret)) return 401;
  const webhook = readWebhook(request.headers, body);
  if (webhook === undefined) return 400;
  await put(webhook);
  return 200;
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number): void {
  if (!response.writableEnded && !response.destroyed) response.writeHead(status).end();
}
