const MINUTES_AN_HOUR = 60;
const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** A date and time as an input of the browser holds it, with the offset of this place at that time: the day written stays the day meant. */
export function localInstant(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const most = Math.abs(minutes);
  return `${local.slice(0, 16)}:00${sign}${two(most / MINUTES_AN_HOUR)}:${two(most % MINUTES_AN_HOUR)}`;
}

/** Now, as an input for date and time wants it. */
export function nowLocal(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
