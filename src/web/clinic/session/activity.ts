/** A minute without an act: whatever the page asks for then, it asks by itself. */
const STILL_HERE_MS = 60_000;

let last = Date.now();

/** Notes that a person did something, in this tab or another of this browser. */
export function noteActivity(): void {
  last = Date.now();
}

/** Milliseconds since anyone did anything. */
export function idleMilliseconds(): number {
  return Date.now() - last;
}

/** Whether a call now follows from what a person does, rather than from news that the page fetches on its own. */
export function someoneIsHere(): boolean {
  return idleMilliseconds() < STILL_HERE_MS;
}
