import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const SOURCES = ["src/web", "src/http/contract", "src/clinical/registry"];
const BUILT = "dist/web/index.html";

/** Builds the web app where its sources are newer than what is built. */
export async function buildWeb(): Promise<void> {
  const built = await stat(BUILT).then(
    (file) => file.mtimeMs,
    () => 0,
  );
  const changed = await Promise.all(SOURCES.map(newest));
  if (Math.max(...changed) <= built) return;
  const { build } = await import("vite");
  await build({ logLevel: "error" });
}

async function newest(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const times = await Promise.all(files.map((file) => stat(join(folder, file)).then((one) => one.mtimeMs)));
  return Math.max(...times);
}
