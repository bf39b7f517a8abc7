// What .ci/pages.mjs, .ci/live.mjs and .ci/follow.mjs have in common: a browser whose pages report what is wrong with them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const longest = 120_000;
export const sizes = [["light", 1600], ["dark", 400], ["light", 400], ["dark", 1600]];
export const problems = [];
let checks = 0;

const [folder, executablePath, images] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(folder), "package.json")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await require("playwright-core").chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: longest });

// A page that may ask for nothing but what begins with `allowed`.
export async function open(name, url, colorScheme, width, allowed = url) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 1000 } });
  page.setDefaultTimeout(longest);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(allowed) || problems.push(`${name}: asks for ${request.url()}`));
  await page.goto(url);
  return page;
}

// One view: nothing wider than the screen, nothing serious found by axe-core, and a screenshot.
export async function look(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) problems.push(`${name}: ${wide} pixels wider than the screen`);
  await page.screenshot({ path: join(images, `${name}.png`), timeout: longest });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, impact, help, nodes } of violations.filter(({ impact }) => ["serious", "critical"].includes(impact))) {
    problems.push(`${name}: ${impact}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  }
  checks++;
}

// Waits until a page that follows a run says that word of it.
export const isPhase = (page, word) => page.waitForFunction((expected) => document.getElementById("live-state").textContent === expected, word);

// Prints what was found, and ends the process.
export async function finish(kind) {
  await browser.close();
  problems.forEach((problem) => console.error(problem));
  console.log(`${checks} ${kind}, ${problems.length} problems`);
  process.exit(problems.length > 0 || checks === 0 ? 1 : 0);
}
