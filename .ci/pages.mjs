// node .ci/pages.mjs FOLDER BROWSER IMAGES: opens every page of FOLDER, which also contains playwright-core and axe-core. See .ci/pages.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, executablePath, images] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(folder), "package.json")));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 120_000 });
const problems = [];
let checks = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [400, 1600]) {
      const name = `${file.replace(".html", "")}-${colorScheme}-${width}`;
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 1000 } });
      page.setDefaultTimeout(120_000);
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(`${name}: ${message.text()}`));
      page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
      page.on("request", (request) => request.url().startsWith("file:") || problems.push(`${name}: asks for ${request.url()}`));
      await page.goto(pathToFileURL(join(resolve(folder), file)).href);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) problems.push(`${name}: ${wide} pixels wider than the screen`);
      await page.screenshot({ path: join(images, `${name}.png`), timeout: 120_000 });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const { id, impact, help, nodes } of violations.filter(({ impact }) => ["serious", "critical"].includes(impact))) {
        problems.push(`${name}: ${impact}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
      }
      await page.close();
      checks++;
    }
  }
}
await browser.close();
problems.forEach((problem) => console.error(problem));
console.log(`${checks} views, ${problems.length} problems`);
process.exit(problems.length > 0 || checks === 0 ? 1 : 0);
