// node .ci/live.mjs FOLDER BROWSER IMAGES DRILL_DLL: follows a run in the browser at 20 times real time, loads its page again in the middle,
// and looks at it as .ci/pages.mjs does. FOLDER has playwright-core and axe-core.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, executablePath, images, drill] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(folder), "package.json")));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const longest = 120_000;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: longest });
const problems = [];
let checks = 0;
for (const [colorScheme, width] of [["light", 1600], ["dark", 400], ["light", 400], ["dark", 1600]]) {
  const name = `live-${colorScheme}-${width}`;
  const run = spawn("dotnet", [drill, "run", "region-lost", "--web", "--pace", "20"], { stdio: ["ignore", "pipe", "inherit"] });
  let url;
  for await (const line of createInterface({ input: run.stdout })) {
    url = line.match(/http:\S+/)?.[0];
    if (url) break;
  }
  run.stdout.resume();
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 1000 }, bypassCSP: false });
  page.setDefaultTimeout(longest);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(url) || problems.push(`${name}: asks for ${request.url()}`));
  const phase = (word) => page.waitForFunction((expected) => document.getElementById("live-state").textContent === expected, word);
  const look = async (moment) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) problems.push(`${name}, ${moment}: ${wide} pixels wider than the screen`);
    await page.screenshot({ path: join(images, `${name}-${moment}.png`), timeout: longest });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, impact, help, nodes } of violations.filter(({ impact }) => ["serious", "critical"].includes(impact))) {
      problems.push(`${name}, ${moment}: ${impact}: ${id}: ${help}: ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
    }
    checks++;
  };
  await page.goto(url);
  await look("ready");
  await page.click("#live-toggle");
  await page.waitForFunction(() => Number.parseFloat(document.getElementById("live-clock").textContent.slice(1)) > 20);
  await page.click("#live-toggle");
  await phase("Paused");
  const before = await page.textContent("#happenings");
  await page.reload();
  await phase("Paused");
  const after = await page.textContent("#happenings");
  const button = await page.textContent("#live-toggle");
  if (button !== "Go on") problems.push(`${name}: expected the button Go on after a reload, found ${button}`);
  if (after !== before) problems.push(`${name}: a page that was loaded again shows other happenings`);
  await look("paused");
  await page.click("#live-toggle");
  await phase("Ended");
  const outcome = await page.textContent("#outcome");
  if (!outcome.includes("as expected (recovered)")) problems.push(`${name}: expected the outcome recovered, found ${outcome}`);
  await look("ended");
  await page.close();
  run.kill("SIGINT");
  const code = await new Promise((done) => (run.exitCode === null ? run.on("exit", done) : done(run.exitCode)));
  if (code !== 0) problems.push(`${name}: expected exit code 0, found ${code}`);
}
await browser.close();
problems.forEach((problem) => console.error(problem));
console.log(`${checks} live views, ${problems.length} problems`);
process.exit(problems.length > 0 || checks === 0 ? 1 : 0);
