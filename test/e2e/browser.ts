import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/**
 * Starts Chromium on a machine that has none: browser, fonts and system libraries come unpacked from an npm package.
 * `PLAYWRIGHT_CHROMIUM` names another browser to use instead.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.PLAYWRIGHT_CHROMIUM;
  if (own) return chromium.launch({ executablePath: own, args: ["--no-sandbox"] });
  const folder = await unpackedBrowser();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    // The packaged build is the headless shell; containers and root have no sandbox to offer it.
    args: ["--no-sandbox", "--headless=shell", "--no-zygote", "--font-render-hinting=none"],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      // The packaged face on every machine: what fits in a picture here fits there.
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  });
}

/** Unpacks once per machine and version. Built aside and renamed, so that two test runs cannot see a half-unpacked one. */
async function unpackedBrowser(): Promise<string> {
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const bin = join(packageFolder, "bin");
  const { size } = await stat(join(bin, "chromium.br"));
  const folder = join(tmpdir(), `accord-chromium-${size}`);
  if (await exists(folder)) return folder;
  await mkdir(tmpdir(), { recursive: true });
  const aside = await mkdtemp(`${folder}-`);
  await unpackInto(aside, bin);
  await writeFile(join(aside, "fonts.conf"), fontSettings(folder));
  await rename(aside, folder).catch(async (error: unknown) => {
    if (!(await exists(folder))) throw error;
    await rm(aside, { recursive: true, force: true });
  });
  return folder;
}

/** The packaged face first, for every generic name; the machine's own for signs it lacks. */
function fontSettings(folder: string): string {
  const generic = ["sans-serif", "system-ui", "ui-sans-serif"].map(
    (name) => `<alias binding="same"><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, "font-cache")}</cachedir>
${generic.join("\n")}
</fontconfig>`;
}

/** The package unpacks into the folder for temporary files and nowhere else, so that one is moved for as long as it takes. */
async function unpackInto(folder: string, bin: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await Promise.all(["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((file) => inflate(join(bin, file))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
