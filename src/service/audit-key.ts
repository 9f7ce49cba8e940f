import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The key this installation seals its audit trail with. */
export interface AuditKey {
  readonly keyId: string;
  /** Ed25519, base64. */
  sign(text: string): string;
}

const PRIVATE = "audit-ed25519.pem";

/** Reads the sealing key, or makes it at the first run. Keep the folder away from the database: who holds both can rewrite history. */
export async function auditKey(folder: string): Promise<AuditKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, PRIVATE);
  const pem = (await readFile(file, "utf8").catch(() => null)) ?? (await makeKey(folder, file));
  const privateKey = createPrivateKey(pem);
  const keyId = keyIdOf(createPublicKey(privateKey));
  return { keyId, sign: (text) => sign(null, Buffer.from(text), privateKey).toString("base64") };
}

/** A hard link appears whole or not at all: of two processes at their first run one makes the key, both use it. */
async function makeKey(folder: string, file: string): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const half = `${file}.${process.pid}`;
  await writeFile(half, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const isMine = await link(half, file).then(
    () => true,
    () => false,
  );
  await rm(half, { force: true });
  if (isMine) {
    const publicFile = join(folder, `audit-${keyIdOf(publicKey)}.pub.pem`);
    await writeFile(publicFile, publicKey.export({ type: "spki", format: "pem" }), { mode: 0o644 });
  }
  return readFile(file, "utf8");
}

/** Public keys this installation trusts, by id: those in the folder, its own included. */
export async function trustedAuditKeys(folder: string): Promise<ReadonlyMap<string, KeyObject>> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".pem"));
  const keys = await Promise.all(
    files.map(async (file) => createPublicKey(await readFile(join(folder, file), "utf8"))),
  );
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

function keyIdOf(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);
}
