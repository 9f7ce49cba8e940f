/** The deepest nesting taken: far above any record, far below what exhausts a parser or a validator. */
export const DEEPEST = 100;

/** How deep lists and objects nest in a JSON text, brackets inside strings not counted. Reads no further than `limit` + 1. */
export function jsonDepth(text: string, limit = DEEPEST): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}
