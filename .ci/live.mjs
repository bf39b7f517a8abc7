// node .ci/live.mjs FOLDER BROWSER IMAGES DRILL_DLL: follows a run in the browser at 20 times real time, loads its page again in the middle,
// and looks at it as .ci/pages.mjs does; then a run on real sockets, in real time. FOLDER has playwright-core and axe-core.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finish, isPhase, look, open, problems, sizes } from "./views.mjs";

const [, , images, drill] = process.argv.slice(2);

async function start(...line) {
  const run = spawn("dotnet", [drill, ...line, "--web"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const text of createInterface({ input: run.stdout })) {
    const url = text.match(/http:\/\/127\S+/)?.[0];
    if (url) {
      run.stdout.resume();
      return { run, url };
    }
  }
  throw new Error(`drill ${line.join(" ")} printed no address`);
}

async function stop(name, run) {
  run.kill("SIGINT");
  const code = await new Promise((done) => (run.exitCode === null ? run.on("exit", done) : done(run.exitCode)));
  if (code !== 0) problems.push(`${name}: expected exit code 0, found ${code}`);
}

async function expectRecovered(page, name) {
  const outcome = await page.textContent("#outcome");
  if (!outcome.includes("as expected (recovered)")) problems.push(`${name}: expected the outcome recovered, found ${outcome}`);
}

for (const [colorScheme, width] of sizes) {
  const name = `live-${colorScheme}-${width}`;
  const { run, url } = await start("run", "region-lost", "--pace", "20");
  const page = await open(name, url, colorScheme, width);
  await look(page, `${name}-ready`);
  await page.click("#live-toggle");
  await page.waitForFunction(() => Number.parseFloat(document.getElementById("live-clock").textContent.slice(1)) > 20);
  await page.click("#live-toggle");
  await isPhase(page, "Paused");
  const before = await page.textContent("#happenings");
  await page.reload();
  await isPhase(page, "Paused");
  const after = await page.textContent("#happenings");
  const button = await page.textContent("#live-toggle");
  if (button !== "Go on") problems.push(`${name}: expected the button Go on after a reload, found ${button}`);
  if (after !== before) problems.push(`${name}: a page that was loaded again shows other happenings`);
  await look(page, `${name}-paused`);
  await page.click("#live-toggle");
  await isPhase(page, "Ended");
  await expectRecovered(page, name);
  await look(page, `${name}-ended`);
  await page.close();
  await stop(name, run);
}

// In real time, on one run: four pages at once.
const caFile = join(images, "ca.pem");
const { run, url } = await start(
  "live", "writer-crash", "--strike", "10", "--settle", "5", "--resolver-port", "0", "--network", "200", "--ca-file", caFile);
const pages = await Promise.all(sizes.map(([colorScheme, width]) => open(`sockets-${colorScheme}-${width}`, url, colorScheme, width)));
for (const [i, page] of pages.entries()) {
  const name = `sockets-${sizes[i].join("-")}`;
  if (await page.$("#live-toggle") !== null) problems.push(`${name}: expected no controls, since real applications take part`);
  await page.waitForFunction(() => document.getElementById("happenings").textContent.includes("fault"));
  const rows = await page.locator("#happenings tbody tr").count();
  await page.reload();
  const again = await page.locator("#happenings tbody tr").count();
  if (again < rows) problems.push(`${name}: a page that was loaded again lost ${rows - again} happenings`);
}
for (const [i, page] of pages.entries()) {
  const name = `sockets-${sizes[i].join("-")}`;
  await isPhase(page, "Ended");
  await expectRecovered(page, name);
  await look(page, `${name}-ended`);
}
await stop("sockets", run);
await finish("live views");
