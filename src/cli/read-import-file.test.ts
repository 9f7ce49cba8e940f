import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { readImportFile } from "./read-import-file.ts";

const folder = mkdtempSync(join(tmpdir(), "accord-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
async function reasonFor(path: string, largest?: number): Promise<string> {
  const read = await readImportFile(path, largest);
  return "reason" in read ? read.reason : "read";
}

it("reads plain and packed text, whatever the file is called", async () => {
  expect(await readImportFile(file("a.json", "{}"))).toMatchObject({ text: "{}" });
  expect(await readImportFile(file("b.json", gzipSync('{"name":"Zoë"}')))).toMatchObject({ text: '{"name":"Zoë"}' });
});

it("says why a file cannot be read, and never unpacks more than is allowed", async () => {
  expect(await reasonFor(join(folder, "none.json"))).toBe("there is no such file");
  expect(await reasonFor(folder)).toBe("is a folder, not a file");
  expect(await reasonFor(file("c.json", Buffer.from([0xff, 0xfe, 0x00])))).toBe("is not UTF-8 text");
  const packed = gzipSync("a long enough text to be cut in the middle of it");
  expect(await reasonFor(file("d.gz", packed.subarray(0, packed.length - 12)))).toMatch(/^is damaged/);
  expect(await reasonFor(file("e.gz", Buffer.concat([packed.subarray(0, 12), Buffer.alloc(40, 0xff)])))).toMatch(
    /^is damaged/,
  );
  const bomb = gzipSync(Buffer.alloc(100_000));
  expect(await reasonFor(file("bomb.gz", bomb), 99_999)).toBe("is larger than 256 MB unpacked");
  expect(await reasonFor(file("large.json", Buffer.alloc(1001, 32)), 1000)).toBe("is larger than 256 MB unpacked");
});
