// node .ci/follow.mjs FOLDER BROWSER IMAGES DRILL_DLL: `drill follow --web` of the Release build, against a loopback server that answers
// GetExecutionHistory as Step Functions does: a failover, looked at as .ci/live.mjs does, and then the longest history there is, 25,000
// events of a day. FOLDER has playwright-core and axe-core.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { finish, isPhase, longest, look, open, problems, sizes } from "./views.mjs";

const [, , , drill] = process.argv.slice(2);
const arn = "arn:aws:states:eu-west-1:123456789012:execution:failover-failover:followed";
const { report } = JSON.parse(execFileSync("dotnet", [drill, "run", "writer-endpoint", "--json"], { maxBuffer: 1e8 }));
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A failover with that many checks for the promoted writer, spread over that many seconds.
function history(checks, seconds) {
  const events = [];
  let at = Date.now() / 1000 - seconds;
  const step = seconds / (checks + 40);
  const add = (type, details, key) => events.push({ id: events.length + 1, type, timestamp: (at += 0.01), [key]: details });
  const state = (name, output, kind = "Task") => {
    add(`${kind}StateEntered`, { name, input: "{}" }, "stateEnteredEventDetails");
    if (kind === "Task") add("LambdaFunctionSucceeded", { output: JSON.stringify(output) }, "lambdaFunctionSucceededEventDetails");
    at += step / 2;
    add(`${kind}StateExited`, { name, output: JSON.stringify(output) }, "stateExitedEventDetails");
  };
  add("ExecutionStarted", { input: JSON.stringify({ cluster: "orders-prod" }) }, "executionStartedEventDetails");
  state("VerifyCluster", { verdict: { state: "await", reason: "the writer orders-prod-1 is rebooting" } });
  for (let i = 1; i <= checks; i++) {
    state("CheckWriter", { writer: { state: "waiting", reason: `the writer is orders-prod-1, rebooting since check ${i % 50}`, waitSeconds: 2 } });
    state("WaitForWriter", {}, "Wait");
  }
  state("CheckWriter", { writer: { state: "promoted", writer: "orders-prod-2" } });
  state("UpsertCname", { record: { state: "changed", name: "db.shop.example", before: "orders-prod-1.example", target: "orders-prod-2.example" } });
  state("CheckInSync", { inSync: { state: "in-sync" } });
  for (let i = 1; i <= 2; i++) {
    state("ProbeWriter", { probe: { outcome: "proven", attempt: i, proofs: i, reason: "orders-prod-2 is the writable primary" } });
  }
  state("ReportOutcome", { report });
  add("ExecutionSucceeded", { output: "{}" }, "executionSucceededEventDetails");
  return events;
}

// Shows as many events as have happened by now, at that many a second.
async function stepFunctions(events, perSecond) {
  let began;
  const server = createServer(async (request, response) => {
    const body = [];
    for await (const part of request) body.push(part);
    const { maxResults, nextToken, reverseOrder } = JSON.parse(Buffer.concat(body).toString());
    began ??= Date.now();
    // A page of a history that was begun before ends where it ended then.
    const [end, from] = nextToken ? nextToken.split(":").map(Number)
      : [Math.min(events.length, 5 + Math.floor(((Date.now() - began) / 1000) * perSecond)), 0];
    if (!reverseOrder || !request.headers["x-amz-target"].endsWith("GetExecutionHistory")) problems.push("follow: an unexpected call");
    const next = from + maxResults;
    const page = events.slice(Math.max(0, end - next), end - from).reverse();
    response.setHeader("Content-Type", "application/x-amz-json-1.0");
    response.end(JSON.stringify({ events: page, nextToken: next < end ? `${end}:${next}` : undefined }));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

function follow(server, ...more) {
  const process_ = spawn("dotnet", [drill, "follow", arn, "--web", ...more], {
    env: { ...process.env, AWS_ENDPOINT_URL: `http://127.0.0.1:${server.address().port}`, AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret",
      AWS_REGION: "eu-west-1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", error: "" };
  process_.stdout.on("data", (text) => { said.out += text; });
  process_.stderr.on("data", (text) => { said.error += text; });
  const ended = new Promise((done) => process_.on("exit", done));
  return { process: process_, said, ended };
}

async function address({ said, ended }) {
  let code;
  ended.then((found) => { code = found; });
  for (let i = 0; i < longest / 100; i++) {
    const url = said.out.match(/http:\/\/127\S+/)?.[0];
    if (url) return url;
    if (code !== undefined) break;
    await sleep(100);
  }
  throw new Error(`expected an address, found ${said.out} ${said.error}`);
}

async function stop(name, run, expected) {
  run.process.kill("SIGINT");
  const code = await run.ended;
  if (code !== expected || run.said.error.trim().split("\n").length > 1) problems.push(`${name}: expected exit code ${expected}, found ${code}: ${run.said.error}`);
}

for (const [colorScheme, width] of sizes) {
  const name = `follow-${colorScheme}-${width}`;
  const server = await stepFunctions(history(30, 150), 20);
  const run = follow(server);
  const url = await address(run);
  const page = await open(name, url, colorScheme, width);
  await look(page, `${name}-first`);
  await page.waitForFunction(() => document.getElementById("happenings").textContent.includes("CheckWriter"));
  const before = await page.locator("#happenings tbody tr").allTextContents();
  await page.reload();
  const after = await page.locator("#happenings tbody tr").allTextContents();
  if (before.some((row, i) => row !== after[i])) problems.push(`${name}: a page that was loaded again lost what had happened`);
  await isPhase(page, "Ended");
  const outcome = await page.textContent("#outcome");
  if (!outcome.includes("recovered")) problems.push(`${name}: expected the outcome recovered, found ${outcome}`);
  await page.reload();
  await isPhase(page, "Ended");
  await look(page, `${name}-ended`);
  await page.close();
  if (width === 1600) {
    const taken = follow(server, "--web-port", new URL(url).port);
    if (await taken.ended !== 2 || taken.said.error.trim().split("\n").length !== 1) problems.push(`${name}: a port that is taken: ${taken.said.error}`);
  }
  await stop(name, run, 0);
  server.close();
}

// A day: 25,000 events is Step Functions' own limit.
const day = history(4990, 86_400);
const perSecond = 400;
const server = await stepFunctions(day, perSecond);
const run = follow(server);
const page = await open("day", await address(run), "light", 1600);
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable");
const ticks = () => readFileSync(`/proc/${run.process.pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13).map(Number).reduce((a, b) => a + b) / 100;
const seconds = 10;
const measured = [];
for (let i = 0; i * seconds < day.length / perSecond - seconds; i++) {
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return { ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])), drill: ticks(),
      rows: Number(await page.evaluate(() => document.querySelectorAll("*").length)) };
  };
  const before = await read();
  await sleep(seconds * 1000);
  await session.send("HeapProfiler.collectGarbage");
  const after = await read();
  measured.push({ elements: after.rows, heap: after.JSHeapUsedSize / 1e6, browser: after.TaskDuration - before.TaskDuration, drill: after.drill - before.drill });
  const { elements, heap, browser: busy, drill: cpu } = measured.at(-1);
  console.log(`day, ${(i + 1) * seconds} s: ${elements} elements, heap ${heap.toFixed(1)} MB, of ${seconds} s the page worked ${busy.toFixed(2)} s, drill ${cpu.toFixed(2)} s`);
}
await isPhase(page, "Ended");
const last = measured.at(-1);
if (last.elements > 5000) problems.push(`day: expected at most 5000 elements, found ${last.elements}`);
if (last.heap > 30) problems.push(`day: expected a heap of at most 30 MB, found ${last.heap}`);
if (last.browser > 3 || last.drill > 3) problems.push(`day: expected at most 3 s of work in ${seconds} s at the end, found ${last.browser} s and ${last.drill} s`);
if (!(await page.textContent("#outcome")).includes("recovered")) problems.push("day: expected the outcome recovered");
await look(page, "day");
await stop("day", run, 0);
server.close();
await finish("followed views");
