import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { World } from './fakes/world.js';

const packageFolder = join(import.meta.dirname, '..', '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const typed = `
import { FailoverClient, FailoverError, type FailoverClientOptions, type FailoverErrorCode, type RunOptions } from 'failover-documentdb';
import { attach } from 'failover-documentdb/mongoose';
import type { Db, MongoClient } from 'mongodb';

const options: FailoverClientOptions = JSON.parse(process.env.OPTIONS!);
async function main(): Promise<void> {
  const failover = await FailoverClient.connect({ ...options, configure: settings => ({ ...settings, maxPoolSize: 3 }) });
  failover.on('moved', ({ from, to }: { from: string; to: string }) => console.log(from, to));
  const client: MongoClient = failover.client, database: Db = failover.db('shop'), run: RunOptions = { safeToRepeat: true };
  const { modifiedCount }: { modifiedCount: number } = await failover.run(
    driver => driver.db('shop').collection('orders').updateOne({ number: 1 }, { $set: { paid: true } }, { upsert: true }), run);
  const code: FailoverErrorCode = new FailoverError('closed', '').code;
  // @ts-expect-error There is no such option.
  void new FailoverClient({ record: 'db.shop.example', insecure: true });
  console.log(modifiedCount, code, client.options.maxPoolSize, database.databaseName, typeof attach);
  await failover.close();
}
void main();
`;

describe('the packed package', () => {
  it('installs, has types, runs by import and by require', { timeout: 300_000 }, async () => {
    const world = await World.create();
    const app = mkdtempSync(join(tmpdir(), 'failover-app-'));
    const exec = (file: string, ...args: string[]) =>
      promisify(execFile)(file, args, { cwd: app, env: { ...process.env, OPTIONS: JSON.stringify(world.options()) } });
    try {
      await promisify(execFile)(npm, ['pack', '--silent', '--pack-destination', app], { cwd: packageFolder });
      const tarball = readdirSync(app).find(name => name.endsWith('.tgz'))!;
      writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
      await exec(npm, 'install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`,
        'mongodb@7.9.0', 'typescript@7.0.2', '@types/node@20.19.43');
      writeFileSync(join(app, 'app.mts'), typed);
      writeFileSync(join(app, 'app.cts'), typed);
      const compiler = join(app, 'node_modules', 'typescript', 'bin', 'tsc');
      const flags = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
      await exec(process.execPath, compiler, ...flags, 'app.mts', 'app.cts').catch(error => assert.fail(error.stdout));
      const cluster = await world.cluster('orders');
      world.point('db.shop.example', cluster);
      for (const file of ['app.mjs', 'app.cjs']) {
        const { stdout } = await exec(process.execPath, file);
        assert.equal(stdout.trim(), file === 'app.mjs' ? '0 closed 3 shop function' : '1 closed 3 shop function');
      }
      assert.deepEqual(cluster.documents('orders').map(({ paid }) => paid), [true]);
      const files = readdirSync(join(app, 'node_modules', 'failover-documentdb'), { recursive: true }).map(String);
      assert.ok(files.includes('README.md') && !files.some(file => file.includes('test') || file.endsWith('.map')));
    } finally {
      rmSync(app, { recursive: true, force: true });
      await world.close();
    }
  });
});
