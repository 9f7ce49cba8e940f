import { createHmac } from "node:crypto";

/** Under what tries are counted. Keyed by the installation's secret: the table tells nobody which accounts or addresses were tried. */
export function attemptKey(secret: string, kind: "account" | "source", value: string): string {
  return createHmac("sha256", secret).update(`${kind}:${value}`).digest("base64url");
}
