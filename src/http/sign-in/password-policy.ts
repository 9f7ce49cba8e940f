import type { MessageKey } from "../messages/say.ts";

/** Passwords that guessing tools try first and that are long enough to pass the length rule. */
const common = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789123",
  "111111111111",
  "000000000000",
  "passwordpassword",
  "password1234",
  "password12345",
  "password123456",
  "passw0rd1234",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "qwertyqwerty",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "zaq12wsxcde3",
  "abcdefghijkl",
  "abcdefghijklm",
  "abc123abc123",
  "iloveyou1234",
  "iloveyouiloveyou",
  "letmeinletmein",
  "welcomewelcome",
  "welcome12345",
  "welcome123456",
  "administrator",
  "administrator1",
  "changeme1234",
  "changemechangeme",
  "sunshine1234",
  "princess1234",
  "football1234",
  "dragondragon",
  "trustno1trustno1",
  "accordaccord",
]);
const SHORTEST = 12;
const LONGEST = 128;

/** What is wrong with a new password, as a message key; null = good. Length over character classes, after NIST SP 800-63B. */
export function passwordFault(
  next: string,
  person: { readonly email: string; readonly name: string },
): MessageKey | null {
  if ([...next].length < SHORTEST) return "password.short";
  if (next.length > LONGEST) return "password.long";
  const plain = next.toLowerCase();
  if (common.has(plain) || new Set(plain).size < 5 || runsOn(plain)) return "password.common";
  const own = [person.email.split("@")[0] ?? "", ...person.name.split(/\s+/)].map((part) => part.toLowerCase());
  const rest = own.filter((part) => part.length > 3).reduce((text, part) => text.replaceAll(part, ""), plain);
  return rest.length < 6 ? "password.personal" : null;
}

/** One short piece again and again ("abcabcabcabc"). */
function runsOn(text: string): boolean {
  return /^(.{1,6})\1+$/.test(text);
}
