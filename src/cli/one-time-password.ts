import { randomInt } from "node:crypto";

const signs = "abcdefghjkmnpqrstuvwxyz23456789";
const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join("");

/** Easy to read out and to type: four groups of five without look-alikes, 99 bits. */
export function oneTimePassword(): string {
  return [group(), group(), group(), group()].join("-");
}
