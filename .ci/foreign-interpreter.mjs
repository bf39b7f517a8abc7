// The state machine under a third-party interpreter of the Amazon States Language: npm's aws-local-stepfunctions, which calls
// the functions through AWS's own Lambda client, served by `drill serve`. What passes here does not depend on our interpreter.
// Usage: node foreign-interpreter.mjs DIRECTORY-OF-NODE_MODULES DRILL.DLL
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// Node 22 has this built in; the interpreter uses it.
Promise.withResolvers ??= function withResolvers() {
  const deferred = {};
  deferred.promise = new Promise((accept, reject) => Object.assign(deferred, { resolve: accept, reject }));
  return deferred;
};

const strikesAfter = 12;
const [modules, drill] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'foreign-interpreter-'));
const definitionFile = join(scratch, 'definition.json');
const server = spawn('dotnet', [
  drill, 'serve', '--port', '0', '--scenario', 'writer-endpoint', '--strike', String(strikesAfter), '--definition', definitionFile, '--json',
], { stdio: ['ignore', 'pipe', 'inherit'] });

let ended = false;
server.on('exit', () => { ended = true; });

try {
  const served = await document(server.stdout);
  const readyAt = Date.now();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_LAMBDA: served.url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local',
  });
  const { StateMachine } = createRequire(join(resolve(modules), 'x'))('aws-local-stepfunctions');
  const machine = new StateMachine(JSON.parse(readFileSync(definitionFile, 'utf8')));
  const run = (name, input) => execute(machine, served.stateMachine, name, input, readyAt, Date.parse(served.now));

  const healthy = await run('healthy', { cluster: 'orders-prod' });
  expect('a healthy cluster', healthy.last, 'StoodDown', healthy);
  expect('its outcome', healthy.report.outcome, 'stood-down', healthy);

  const bad = await run('bad-input', { cluster: 42 });
  expect('bad input', bad.error, 'PersonNeededException', bad);
  expect('its outcome', bad.report.outcome, 'unrecovered', bad);
  expect("the error's name in its report", /InvalidRequestException/.test(bad.report.summary), true, bad);
  expect('somebody to be told', bad.told.length, 1, bad);

  await new Promise((later) => setTimeout(later, Math.max(0, readyAt + (strikesAfter + 1) * 1000 - Date.now())));
  const crash = await run('writer-crash', { cluster: 'orders-prod' });
  expect('a lost writer', crash.last, 'Recovered', crash);
  expect('the swap', /swapped from orders-prod-1\..* to orders-prod-2\./.test(crash.report.summary), true, crash);
} finally {
  server.kill('SIGTERM');
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs one execution, and returns the states that it passed, how it ended and whom it notified. */
async function execute(machine, arn, name, input, readyAt, worldStart) {
  const told = [];
  // The world's clock, which runs in real time from `worldStart` on.
  const startedAt = new Date(worldStart + Date.now() - readyAt).toISOString();
  const execution = machine.run(input, {
    overrides: { taskResourceLocalHandlers: { Notify: async (message) => { told.push(message.Subject); return { MessageId: name }; } } },
    context: {
      Execution: {
        Id: `${arn.replace(':stateMachine:', ':execution:')}:${name}`, Name: name, Input: input, StartTime: startedAt, RedriveCount: 0,
      },
      StateMachine: { Id: arn, Name: arn.split(':').at(-1) },
      State: { EnteredTime: startedAt, RetryCount: 0 },
    },
  });
  const outcome = execution.result.then((output) => ({ output }), (error) => ({ error: error.cause?.name ?? error.name, why: error.message }));
  const states = [];
  let report;
  for await (const event of execution.eventLogs) {
    if (event.type === 'StateEntered') {
      states.push(event.state.name);
    } else if (event.type === 'StateExited' && event.state.name === 'ReportOutcome') {
      report = event.state.output.report;
    } else if (event.type === 'ExecutionFailed') {
      states.error = event.Error;
    }
  }

  const { output, error, why } = await outcome;
  const result = { name, states, last: states.at(-1), report: report ?? {}, output, error: error && (states.error ?? error), why, told };
  console.log(`${name}: ${states.join(' ')}: ${result.report.summary ?? why}`);
  return result;
}

function expect(what, found, expected, run) {
  if (found !== expected) {
    throw new Error(`Expected ${what} to give ${expected}, but found ${found}: ${JSON.stringify(run, null, 2)}`);
  }
}

/** The one JSON document that the server prints once it listens. */
async function document(output) {
  let text = '';
  for await (const chunk of output) {
    text += chunk;
    try {
      return JSON.parse(text);
    } catch {
      // The document is not complete yet.
    }
  }

  throw new Error(`Expected drill serve to print what it serves, but it ended${ended ? '' : ' its output'}: ${text}`);
}
