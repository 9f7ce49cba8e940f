import type { Command } from "commander";
import { LEAST_COURSES } from "../clinical/situation/expected-course.ts";
import type { BandCurve } from "../clinical/situation/local-curves.ts";
import { drawCourseCurves } from "../service/draw-course-curves.ts";
import { inOrganization } from "../service/in-organization.ts";
import { courseCurvesDay, courseCurvesOf } from "../store/course-curves.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";
import { orRefused } from "./or-refused.ts";
import { progressBar } from "./progress-bar.ts";

interface Options {
  readonly organization?: string;
  readonly json?: boolean;
}

interface Shown {
  readonly clinic: string;
  /** ISO date; null: never. */
  readonly drawnOn: string | null;
  /** Courses below which the reference path stays in force. */
  readonly needed: number;
  readonly curves: readonly BandCurve[];
}

const notes = `
Examples:
  $ accord curve show
  $ accord curve draw --organization "Harbor Clinic"

How courses of this clinic went from the score they began with: the median and where 80 of 100 lie, week by week. A running server draws
them each night. Where fewer than ${LEAST_COURSES} courses began alike, charts hold a course against the reference path, and say so.

Exit status: 0 done, 1 the work failed, 2 wrong use or no such clinic.`;

/** `accord curve`: how courses of a clinic usually go, and from how many of them that is known. */
export function register(program: Command): void {
  const curve = program.command("curve").description("the expected course of this clinic, from its own courses");
  curve.addHelpText("after", notes);
  const add = (name: string, about: string, draws: boolean) =>
    curve
      .command(name)
      .description(about)
      .option("--organization <name>", "which clinic (default: the first one)")
      .option("--json", "print one JSON document")
      .action((options: Options) => run(options, draws));
  add("show", "say what is in force", false);
  add("draw", "draw it anew from all courses, now", true);
}

async function run(options: Options, draws: boolean): Promise<void> {
  const shown = await orRefused("curve", () =>
    withWorkplace(
      async (at): Promise<Shown> => {
        const { actor, name: clinic } = await clinicNamed(at, options.organization, false);
        if (draws) await drawCourseCurves(at, actor, { progress: progressBar() });
        return inOrganization(at, actor, async ({ tx }) => ({
          clinic,
          drawnOn: await courseCurvesDay(tx),
          needed: LEAST_COURSES,
          curves: await courseCurvesOf(tx),
        }));
      },
      { writes: draws },
    ),
  );
  if (shown !== null) console.log(options.json ? JSON.stringify(shown) : page(shown));
}

function page({ clinic, drawnOn, curves }: Shown): string {
  if (drawnOn === null) return `${clinic}: never drawn; charts use the reference path.`;
  if (curves.length === 0) return `${clinic}, ${drawnOn}: no course with a first score and a later one yet.`;
  return [`${clinic}, ${drawnOn}`, ...curves.map(line)].join("\n");
}

function line({ instrument, version, band, courses, curve }: BandCurve): string {
  const name = `  ${[instrument, version].filter(Boolean).join(" ")} from ${band}: `;
  if (curve === null) return `${name}${courses} of ${LEAST_COURSES} courses; charts use the reference path`;
  const at = (week: number) => (curve.b0 + curve.b1 * Math.log(week + 1) + curve.middle).toFixed(1);
  return `${name}${courses} courses; median ${at(0)} at the start, ${at(4)} in week 4, ${at(8)} in week 8, ${at(12)} in week 12`;
}
