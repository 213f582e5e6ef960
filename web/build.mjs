// Builds the desk into src/dateline/web/static: `npm ci && npm run build`.
// The same sources and lock file give the same bytes, so that the built files can be committed.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basemap } from "./basemap.mjs";

const OUT = new URL("../src/dateline/web/static/", import.meta.url);
const BUNDLED = ["maplibre-gl"];

const at = (name) => new URL(name, OUT).pathname;

async function licences() {
  const texts = BUNDLED.map(async (name) => {
    const text = await readFile(`node_modules/${name}/LICENSE.txt`, "utf8");
    return `${name}\n${"=".repeat(name.length)}\n\n${text.trim()}\n`;
  });
  const head =
    "The desk's own files are part of Dateline (Apache-2.0). basemap.json is made from Natural\n" +
    "Earth (public domain). Bundled with them:\n\n";
  return head + (await Promise.all(texts)).join("\n\n");
}

/** A hash of all sources: a test compares it, so that nobody forgets to build. */
async function fingerprint() {
  const found = await readdir(".", { recursive: true, withFileTypes: true });
  const names = found.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^\.\//, ""));
  const sources = names.filter((name) => !name.startsWith("node_modules/") && !name.endsWith(".md")).sort();
  const hash = createHash("sha256");
  for (const name of sources) hash.update(`${name}\0`).update(await readFile(name));
  return hash.digest("hex");
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await build({
  entryPoints: { app: "src/main.ts", worker: "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs" },
  outdir: at(""),
  bundle: true,
  splitting: true, // the map library is fetched only where the map is shown
  format: "esm",
  minify: true,
  target: "es2022",
  chunkNames: "[name]-[hash]",
  legalComments: "eof",
});
await build({ entryPoints: { app: "styles/app.css" }, outdir: at(""), bundle: true, minify: true });
for (const name of ["index.html", "icon.svg"]) await copyFile(name, at(name));
await writeFile(at("LICENSES.txt"), await licences());
await writeFile(at("basemap.json"), JSON.stringify(await basemap()));
await writeFile(at("SOURCES.sha256"), `${await fingerprint()}\n`);
