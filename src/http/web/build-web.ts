import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What the web app is made of: where one of them is newer than the built page, it is built again. */
const parts = ["src/web", "src/clinical", "src/http/contract", "vite.config.ts", "package-lock.json"];
const compressible = new Set([".js", ".css", ".svg", ".json", ".txt", ".webmanifest"]);
/** Below this a compressed copy saves nothing. */
const SMALLEST = 1024;

/** Builds the web app where it is missing or older than its source. Returns its folder. Works on a clone as it stands. */
export async function ensureWebBuilt(root: string): Promise<string> {
  const folder = join(root, "dist", "web");
  const page = join(folder, "index.html");
  const builtAt = existsSync(page) ? (await stat(page)).mtimeMs : 0;
  const changed = await Promise.all(parts.map((part) => newest(join(root, part))));
  if (Math.max(...changed) > builtAt) await buildWeb(root, folder);
  // Also after a build by hand, which leaves no compressed copies.
  else await compressFolder(folder);
  return folder;
}

/** Built beside the old one and then put in its place: whoever serves the old one meanwhile is not left with half. */
async function buildWeb(root: string, folder: string): Promise<void> {
  const { build } = await import("vite");
  const made = `${folder}-${process.pid}`;
  await build({
    configFile: join(root, "vite.config.ts"),
    root: join(root, "src/web/clinic"),
    logLevel: "error",
    build: { outDir: made, emptyOutDir: true },
  });
  await compressFolder(made);
  const old = `${made}-old`;
  try {
    if (existsSync(folder)) await rename(folder, old);
    await rename(made, folder);
  } catch (error) {
    // Another process put the same build in place a moment earlier.
    if (!existsSync(join(folder, "index.html"))) throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
    await rm(made, { recursive: true, force: true });
  }
}

/** Lays a brotli and a gzip copy beside each text file that has none yet, so that no request waits for compression. */
async function compressFolder(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (!file.isFile() || !compressible.has(extname(file.name))) continue;
    if (existsSync(`${path}.gz`) && (await stat(`${path}.gz`)).mtimeMs >= (await stat(path)).mtimeMs) continue;
    const content = await readFile(path);
    if (content.length < SMALLEST) continue;
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, quality));
    await writeFile(`${path}.gz`, await promisify(gzip)(content));
  }
}

/** Latest change of a file or of anything in a folder, epoch milliseconds; 0 where it does not exist. Tests do not count. */
async function newest(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => !/\.test\.tsx?$/.test(name));
  return Math.max(0, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}
