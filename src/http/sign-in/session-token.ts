import { createHash } from "node:crypto";

/** What the database keeps of a session token: a copy of the database opens no session. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
