import { createContext } from "react";
import type { Closed, CrisisLine } from "../../http/contract/crisis.ts";
import type { Words } from "./words.ts";

/** What the page knows of help: from the form once it is open, and from its own words before that and without a connection. */
export interface HelpFacts {
  /** Null = not told yet. */
  readonly lines: readonly CrisisLine[] | null;
  /** Null = the clinic is open, or it is not known. */
  readonly closed: Closed | null;
  /** Of the form: days and times are said in it. */
  readonly language: string;
}

export const HelpContext = createContext<HelpFacts>({ lines: null, closed: null, language: "en" });

/** The page's own lines, word for word those of the knowledge for the United States. */
export function ownLines(say: Words): CrisisLine[] {
  return [
    {
      kind: "crisis-line",
      number: "988",
      name: say("help.name"),
      call: say("help.call"),
      text: say("help.text"),
      about: say("help.call-about"),
    },
    {
      kind: "emergency",
      number: "911",
      name: say("help.emergency-name"),
      call: null,
      text: null,
      about: say("help.emergency"),
    },
  ];
}

/** "Monday, March 9, 9:00 AM" of a time on the clinic's own clock, whatever zone the device is in. */
function openingWords(opensAt: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(new Date(`${opensAt}:00Z`));
}

/** That nobody at the clinic reads it now, and when someone does. */
export function closedWords({ opensAt }: Closed, language: string, say: Words): string {
  return opensAt === null ? say("closed.unknown") : say("closed.until", { when: openingWords(opensAt, language) });
}
