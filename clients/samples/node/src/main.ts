import { FailoverClient } from 'failover-documentdb';
import { Inbox } from './inbox.js';
import { webhookServer } from './server.js';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`Expected the environment variable ${name}, but found none. See README.md.`);
  return value;
};

const failover = await FailoverClient.connect({
  record: required('DB_RECORD'), username: required('DB_USER'), password: required('DB_PASSWORD'), caFile: required('DB_CA_FILE'),
});
failover.on('moved', ({ from, to, reason }) => console.log(`moved from ${from} to ${to} (${reason})`));
failover.on('refused', ({ target, error }) => console.warn(`not following ${target ?? 'the record'}: ${error.message}`));

const inbox = new Inbox(failover);
const server = webhookServer(required('SHOPIFY_CLIENT_SECRET'), webhook => inbox.put(webhook));
server.listen(Number(process.env.PORT ?? 8080));

// Requests under way may finish; Shopify delivers again whatever is not answered.
process.once('SIGTERM', () => server.close(() => void failover.close()));
