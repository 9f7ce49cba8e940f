import type { Command } from "commander";
import { WEEKDAYS } from "../clinical/hours/week-hours.ts";
import {
  type ClinicSettings,
  changeCountry,
  changeTimeZone,
  closeDay,
  openDay,
  readClinicSettings,
  setHours,
} from "../service/clinic-settings.ts";
import type { Ctx } from "../service/context.ts";
import { inOrganization } from "../service/in-organization.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";
import { orRefused } from "./or-refused.ts";

interface Options {
  readonly organization?: string;
  readonly json?: boolean;
}

const notes = `
Examples:
  $ accord clinic show
  $ accord clinic hours mon-thu=09:00-12:00,13:00-18:00 fri=09:00-15:00     days not named are closed
  $ accord clinic country DE                                               decides which crisis lines patients see
  $ accord clinic time-zone Europe/Berlin
  $ accord clinic close 2026-12-25 "Christmas Day"
  $ accord clinic reopen 2026-12-25

Outside these hours a form says when someone reads it, and an alert says that it came then. A running server follows at once.

Exit status: 0 done, 1 the work failed, 2 wrong use or no such clinic.`;

/** `accord clinic`: when someone reads what comes in, and where patients call for help. */
export function register(program: Command): void {
  const clinic = program.command("clinic").description("opening hours, closed days, time zone and country of a clinic");
  clinic.addHelpText("after", notes);
  const add = (usage: string, about: string, change: (ctx: Ctx, words: string[]) => Promise<void>) =>
    clinic
      .command(usage)
      .description(about)
      .option("--organization <name>", "which clinic (default: the first one)")
      .option("--json", "print one JSON document")
      .action(async (...given: unknown[]) => {
        const [options] = given.slice(-2) as [Options];
        await run((given.slice(0, -2) as (string | string[])[]).flat(), options, change);
      });
  add("show", "say what is in force", async () => undefined);
  add("hours <days...>", "set a whole week", setHours);
  add("country <code>", "set the country (ISO, two letters)", (ctx, [code = ""]) => changeCountry(ctx, code));
  add("time-zone <zone>", "set the time zone (IANA name)", (ctx, [zone = ""]) => changeTimeZone(ctx, zone));
  add("close <day> <name>", "close on a day", (ctx, [day = "", name = ""]) => closeDay(ctx, { day, name }));
  add("reopen <day>", "take a closed day back", (ctx, [day = ""]) => openDay(ctx, day));
}

async function run(
  words: string[],
  options: Options,
  change: (ctx: Ctx, words: string[]) => Promise<void>,
): Promise<void> {
  const settings = await orRefused("clinic", () =>
    withWorkplace(async (at) => {
      const { actor } = await clinicNamed(at, options.organization, false);
      return inOrganization(at, actor, async (ctx) => {
        await change(ctx, words);
        return readClinicSettings(ctx);
      });
    }),
  );
  if (settings !== null) console.log(options.json ? JSON.stringify(settings) : page(settings));
}

function page({ name, timeZone, country, hasCrisisLines, hours, ownHours, closedDays }: ClinicSettings): string {
  const week = WEEKDAYS.map((day, place) => {
    const open = hours.filter(({ weekday }) => weekday === place + 1).map(({ opens, closes }) => `${opens}-${closes}`);
    return `  ${day}  ${open.join(", ") || "closed"}`;
  });
  return [
    name,
    `Time zone ${timeZone}, country ${country}${hasCrisisLines ? "" : ": no crisis lines of it are known, so patients are sent to their local emergency number"}`,
    ownHours ? "Open" : "Open (no hours were set: these are the usual ones)",
    ...week,
    ...(closedDays.length === 0
      ? ["No closed days"]
      : ["Closed on", ...closedDays.map((one) => `  ${one.day}  ${one.name}`)]),
  ].join("\n");
}
