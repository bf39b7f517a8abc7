// node .ci/pages.mjs FOLDER BROWSER IMAGES: opens every page of FOLDER, which also contains playwright-core and axe-core. See .ci/pages.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, look, open, sizes } from "./views.mjs";

const [folder] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  for (const [colorScheme, width] of sizes) {
    const name = `${file.replace(".html", "")}-${colorScheme}-${width}`;
    const page = await open(name, pathToFileURL(join(resolve(folder), file)).href, colorScheme, width, "file:");
    await look(page, name);
    await page.close();
  }
}
await finish("views");
