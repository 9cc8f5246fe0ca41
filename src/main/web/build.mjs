// Builds the style sheet and the scripts into dist/, from where Maven packs them below classpath:assets.
// Every file carries the hash of its content in its name, so a browser may keep it for ever; manifest.json
// says which name is the valid one. Does nothing (in some milliseconds) while dist/ is newer than its sources.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const manifest = join(dist, "manifest.json");
const installed = join(here, "node_modules", ".package-lock.json");
const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.name === "dist" || entry.name === "node_modules" ? []
      : entry.isDirectory() ? [join(folder, entry.name), ...sources(join(folder, entry.name))]
      : [join(folder, entry.name)]);
}

const newest = Math.max(changed(here), ...sources(here).map(changed));
if (!process.argv.includes("--always") && changed(manifest) >= newest) process.exit(0);

if (changed(installed) < changed(join(here, "package-lock.json"))) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: here, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
}

const { bundle } = await import("lightningcss");
const esbuild = await import("esbuild");

const fresh = join(here, "node_modules", ".koinon-dist");
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const names = {};

function keep(logical, content) {
  const dot = logical.lastIndexOf(".");
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const file = `${logical.slice(0, dot)}.${hash}${logical.slice(dot)}`;
  names[logical] = file;
  write(file, content);
}

function write(file, content) {
  writeFileSync(join(fresh, file), content);
  writeFileSync(join(fresh, file + ".gz"), gzipSync(content, { level: 9 }));
  writeFileSync(join(fresh, file + ".br"), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

// One style sheet: Designsystemet's components that we use, our house layer, then the parts that rooms lay beside koinon.css.
// A room's part that names no layer of its own goes into ours.
const parts = readdirSync(here).filter((name) => name.endsWith(".css") && name !== "koinon.css").sort();
const entry = join(here, "node_modules", ".koinon.css");
const layer = (name) => (/@layer\s+koinon\s*\{/.test(readFileSync(join(here, name), "utf8")) ? "" : " layer(koinon)");
writeFileSync(entry, ['@layer ds, koinon;', '@import "../koinon.css";', ...parts.map((name) => `@import "../${name}"${layer(name)};`)].join("\n"));
function sheet(filename) {
  const style = bundle({
    filename,
    minify: true,
    targets: { chrome: 105 << 16, firefox: 110 << 16, safari: (15 << 16) | (4 << 8) },
  });
  style.warnings.forEach((warning) => console.warn(`${warning.loc?.filename}:${warning.loc?.line}: ${warning.message}`));
  return Buffer.from(style.code);
}
keep("koinon.css", sheet(entry));
rmSync(entry);
// What only a map needs is no part of any page's first weight.
keep("map.css", sheet(join(here, "map", "map.css")));

// Scripts: one for every page, and one for each page that needs its own. What they import lazily (htmx) becomes a file of its own,
// fetched only where a page asks for it.
const pages = (existsSync(join(here, "pages")) ? readdirSync(join(here, "pages")) : []).filter((name) => name.endsWith(".js")).sort();
const scripts = await esbuild.build({
  entryPoints: [join(here, "koinon.js"), ...pages.map((name) => join(here, "pages", name))],
  absWorkingDir: here,
  bundle: true, minify: true, splitting: true, format: "esm", target: ["es2022"],
  entryNames: "[name].[hash]", chunkNames: "[name].[hash]", legalComments: "none",
  outdir: fresh, write: false, metafile: true, logLevel: "warning",
});
const entries = Object.fromEntries(Object.entries(scripts.metafile.outputs).map(([path, made]) => [join(here, path), made.entryPoint]));
for (const made of scripts.outputFiles) {
  const file = relative(fresh, made.path);
  const source = entries[made.path];
  if (source && !source.includes("node_modules")) names[source.split("/").pop()] = file;
  write(file, made.contents);
}

writeFileSync(join(fresh, "manifest.json"), JSON.stringify(names, null, 2) + "\n");
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
