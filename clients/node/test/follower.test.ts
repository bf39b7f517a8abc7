import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { describe, it } from 'node:test';
import type { Proven } from '../src/candidate.js';
import { FailoverError } from '../src/errors.js';
import { Follower, type Followed } from '../src/follower.js';
import { hostName } from '../src/names.js';
import { readSettings } from '../src/settings.js';
import { VirtualClock } from './fakes/virtual-clock.js';
import { percentile } from './wait.js';

const settings = readSettings({ record: 'db.shop.example' });
const at = (target: string, writable = true) =>
  ({ target, health: { writable, hosts: new Set([`${target}-1`]), since: 0 } }) as unknown as Proven;

/** A client without a network: proves any target, and records when. */
class Fleet {
  readonly clock = new VirtualClock(7);
  readonly closed = new AbortController();
  readonly proved: number[] = [];
  readonly refusals: FailoverError[] = [];
  moves = 0;
  target = 'blue.example';
  ttlMs = 1_000;
  reads = 0;

  constructor() {
    setMaxListeners(0, this.closed.signal);
  }

  add(current = at('blue.example')): Follower {
    const { clock } = this;
    let movedAt: number | undefined;
    const followed: Followed = {
      get current() { return current; },
      get movedForMs() { return movedAt === undefined ? undefined : clock.now() - movedAt; },
      read: async () => {
        this.reads++;
        if (hostName(this.target) === undefined) throw new FailoverError('no-target', this.target);
        return { target: this.target, ttlMs: this.ttlMs };
      },
      prove: async target => {
        this.proved.push(clock.now());
        await clock.sleep(30);
        return at(target);
      },
      handOver: proven => {
        current = proven;
        movedAt = clock.now();
        this.moves++;
      },
      discard: () => {},
      refused: (_, error) => this.refusals.push(error),
    };
    const follower = new Follower(followed, settings, clock, this.closed.signal);
    void follower.run();
    return follower;
  }
}

describe('the follower', () => {
  it('spreads the connections of 500 clients over more than two seconds', async context => {
    const fleet = new Fleet();
    for (let client = 0; client < 500; client++) fleet.add();
    await fleet.clock.pass(60_000);
    fleet.target = 'green.example';
    const from = fleet.clock.now();
    await fleet.clock.pass(10_000);
    const delays = fleet.proved.map(time => time - from);
    const busiest = Math.max(...delays.map(start => delays.filter(delay => delay >= start && delay < start + 100).length));
    context.diagnostic(`500 clients: first ${Math.min(...delays).toFixed(0)} ms, median ${percentile(delays, 0.5).toFixed(0)} ms, `
      + `last ${Math.max(...delays).toFixed(0)} ms, at most ${busiest} in 100 ms`);
    assert.equal(fleet.moves, 500);
    assert.ok(Math.max(...delays) - Math.min(...delays) >= 2_000);
    assert.ok(busiest <= 60, 'about 30 would be an even spread over their range');
    fleet.closed.abort();
  });

  it('moves at most once within the grace period while a record flaps for 24 hours', async context => {
    const fleet = new Fleet();
    fleet.add();
    const targets = ['green.example', 'blue.example', '???', 'green.example', '10.0.0.1', 'blue.example'];
    const hours = 24, changes = 10_000;
    for (let change = 0; change < changes; change++) {
      fleet.target = targets[change % targets.length]!;
      await fleet.clock.pass(hours * 3_600_000 / changes);
    }
    context.diagnostic(`${changes} changes, ${fleet.moves} moves, ${fleet.reads} readings, ${fleet.clock.sleeping} sleeping`);
    assert.ok(fleet.moves > 100 && fleet.moves <= hours * 3_600_000 / settings.handoverGraceMs);
    assert.ok(fleet.clock.sleeping <= 3);
    fleet.closed.abort();
    await fleet.clock.pass(1);
    assert.equal(fleet.clock.sleeping, 0);
  });

  it('reads a healthy record by its TTL', async () => {
    const fleet = new Fleet();
    fleet.ttlMs = 60_000;
    fleet.add();
    await fleet.clock.pass(3_600_000);
    assert.ok(fleet.reads >= 59 && fleet.reads <= 61, `${fleet.reads}`);
    fleet.closed.abort();
  });

  it('reads the record at once when the writer is lost, but never twice within a second', async () => {
    const fleet = new Fleet();
    fleet.ttlMs = 60_000;
    const current = at('blue.example');
    const follower = fleet.add(current);
    await fleet.clock.pass(30_000);
    const before = fleet.reads;
    current.health.writable = false;
    current.health.since = fleet.clock.now();
    follower.hurry();
    await fleet.clock.pass(1);
    assert.equal(fleet.reads, before + 1);
    follower.hurry();
    await fleet.clock.pass(990);
    assert.equal(fleet.reads, before + 1);
    await fleet.clock.pass(3_000);
    assert.ok(fleet.reads >= before + 2 && fleet.reads <= before + 4);
    fleet.closed.abort();
  });
});
