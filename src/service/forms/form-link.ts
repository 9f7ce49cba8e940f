import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";

/** What a link to a form says: whose, which, and the secret that opens it. It travels behind the # of an address, which browsers keep to themselves. */
export interface FormLink {
  readonly organizationId: string;
  readonly requestId: string;
  readonly secret: Buffer;
}

const ID_BYTES = 16;
const SECRET_BYTES = 32;

/** A secret nobody can guess: 32 random bytes. */
export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

export function secretHash(secret: Buffer): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function linkToken({ organizationId, requestId, secret }: FormLink): string {
  return Buffer.concat([parse(organizationId), parse(requestId), secret]).toString("base64url");
}

/** Null where the text is no link of ours. */
export function readLinkToken(token: string): FormLink | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 2 * ID_BYTES + SECRET_BYTES || bytes.toString("base64url") !== token) return null;
  try {
    return {
      organizationId: stringify(bytes.subarray(0, ID_BYTES)),
      requestId: stringify(bytes.subarray(ID_BYTES, 2 * ID_BYTES)),
      secret: bytes.subarray(2 * ID_BYTES),
    };
  } catch {
    return null;
  }
}

/** Compared in the same time whatever differs. */
export function opens(secret: Buffer, hash: string): boolean {
  const given = Buffer.from(secretHash(secret));
  const kept = Buffer.from(hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
