import { createHmac, timingSafeEqual } from "node:crypto";

const HOURS = 12;

/** Given to the page that named the right birth date: good for this very link, so a newer link ends it, and for half a day. */
export function newPass(secret: string, token: string, now: string): string {
  const until = Date.parse(now) + HOURS * 3_600_000;
  return `${until}.${seal(secret, token, until)}`;
}

export function isPass(secret: string, token: string, now: string, pass: string | undefined): boolean {
  const [until = "", mark = ""] = pass?.split(".") ?? [];
  if (!/^\d{13}$/.test(until) || Number(until) < Date.parse(now)) return false;
  const right = Buffer.from(seal(secret, token, Number(until)));
  const given = Buffer.from(mark);
  return given.length === right.length && timingSafeEqual(given, right);
}

function seal(secret: string, token: string, until: number): string {
  return createHmac("sha256", secret).update(`form-pass\n${token}\n${until}`).digest("base64url");
}
