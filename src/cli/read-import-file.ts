import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { ImportFault } from "../fhir/source/import-fault.ts";
import type { SourceFile } from "../fhir/source/read-resources.ts";

/** Largest file taken, unpacked: bytes. */
const LARGEST_FILE = 256 * 1024 * 1024;
const GZIP = [0x1f, 0x8b];
const unpack = promisify(gunzip);

/** The text of a file, unpacked where it is gzip; or why it cannot be read. Packed files are known by content, not by name. */
export async function readImportFile(name: string, largest = LARGEST_FILE): Promise<SourceFile | ImportFault> {
  const refuse = (reason: string): ImportFault => ({
    file: name,
    line: null,
    column: null,
    resource: null,
    field: null,
    reason,
  });
  try {
    const { size } = await stat(name);
    if (size > largest) return refuse(tooLarge);
    const bytes = await readFile(name);
    const packed = bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
    const plain = packed ? await unpack(bytes, { maxOutputLength: largest }) : bytes;
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(plain) };
  } catch (error) {
    return refuse(reasons[(error as { code?: string }).code ?? ""] ?? "cannot be read");
  }
}

const tooLarge = `is larger than ${LARGEST_FILE / 1024 / 1024} MB unpacked`;
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read by this user",
  ERR_BUFFER_TOO_LARGE: tooLarge,
  ERR_ENCODING_INVALID_ENCODED_DATA: "is not UTF-8 text",
  Z_DATA_ERROR: "is damaged: its gzip cannot be unpacked",
  Z_BUF_ERROR: "is damaged: its gzip breaks off",
};
