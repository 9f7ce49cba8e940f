import { dayNumber } from "../../../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { OpioidRead } from "../../../../../http/contract/medicine-care.ts";
import { type Say, slugInWords } from "../../../../shared/charts/words.ts";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { CravingPicture } from "./craving-picture.tsx";
import { InductionPart } from "./induction-part.tsx";

export type OpioidAct = "pdmp-check" | "dispense" | "tox-screen";

interface PartProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly opioid: OpioidRead;
  /** Absent where the person signed in may not note anything. */
  readonly onAct?: ((act: OpioidAct) => void) | undefined;
}
const SHOWN = 5;

/** Care for opioids on one sheet: the first days, cravings beside the dose, screens, the register and naloxone. Never a reproach. */
export function OpioidPart(props: PartProps) {
  const { chart, say, opioid, onAct, locale } = props;
  return (
    <section className="medicines-part">
      <h3>{say("medicine-care.opioid.title")}</h3>
      <div className="care-cards">
        {opioid.induction === null ? null : (
          <InductionPart
            chart={chart}
            say={say}
            locale={locale}
            induction={opioid.induction}
            mayNote={onAct !== undefined}
          />
        )}
        <Cravings {...props} />
        <Screens {...props} />
        <Register {...props} />
        <Naloxone {...props} />
      </div>
    </section>
  );
}

function Act({ say, act, onAct }: Pick<PartProps, "say" | "onAct"> & { readonly act: OpioidAct }) {
  if (onAct === undefined) return null;
  return (
    <div className="no-print">
      <button type="button" className="btn small" onClick={() => onAct(act)}>
        {say(`medicine-care.opioid.act.${act}`)}
      </button>
    </div>
  );
}

function Cravings({ chart, say, locale, opioid: { cravings, doses } }: PartProps) {
  const today = dayNumber(chart.today);
  const last = cravings.at(-1);
  return (
    <div className="care-card care-wide">
      <h4>{say("medicine-care.opioid.cravings")}</h4>
      {last === undefined ? (
        <p className="unknown">{say("medicine-care.opioid.no-cravings")}</p>
      ) : (
        <p className="soft">
          {say("medicine-care.opioid.craving-last", { value: last.value, days: today - last.day })}
        </p>
      )}
      {cravings.length === 0 && doses.length === 0 ? null : (
        <CravingPicture say={say} locale={locale} cravings={cravings} doses={doses} today={today} />
      )}
    </div>
  );
}

function Screens({ chart, say, locale, opioid: { screens }, onAct }: PartProps) {
  const day = (iso: string) => formatDay(iso, locale, chart.today);
  const { next, read } = screens;
  return (
    <div className="care-card">
      <h4>{say("medicine-care.opioid.screens")}</h4>
      {next === null ? null : (
        <p>
          {say(next.drawn < chart.today ? "medicine-care.opioid.screen-open" : "medicine-care.opioid.screen-next", {
            date: day(next.drawn),
            until: day(next.to),
          })}{" "}
          <span className="soft">{say("medicine-care.opioid.screen-drawn")}</span>
        </p>
      )}
      {read.length === 0 ? (
        <p className="unknown">{say("medicine-care.opioid.no-screens")}</p>
      ) : (
        <ul className="threads">
          {read.slice(0, SHOWN).map((one) => (
            <li key={one.entryId}>
              <span className="medium">{day(one.at)}</span> <ScreenWords say={say} day={day} one={one} />
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{say("medicine-care.opioid.screen-talk")}</p>
      <Act say={say} act="tox-screen" onAct={onAct} />
    </div>
  );
}

interface ScreenProps {
  readonly say: Say;
  readonly day: (iso: string) => string;
  readonly one: OpioidRead["screens"]["read"][number];
}

function ScreenWords({ say, day, one }: ScreenProps) {
  const list = (names: readonly string[]) => names.map((name) => slugInWords(say, "substance", name)).join(", ");
  if (one.asExpected) return <span>{say("medicine-care.opioid.as-expected")}</span>;
  const parts = (["toConfirm", "notFound", "notTested"] as const).filter((part) => one[part].length > 0);
  return (
    <span>
      {parts.map((part) => say(`medicine-care.opioid.reading.${part}`, { names: list(one[part]) })).join(" ")}{" "}
      {one.confirmed === null ? (
        one.toConfirm.length + one.notFound.length > 0 ? (
          <span className="unknown">{say("medicine-care.opioid.unconfirmed")}</span>
        ) : null
      ) : (
        say("medicine-care.opioid.confirmed", {
          date: day(one.confirmed.at),
          found: list(one.confirmed.positive) || say("medicine-care.opioid.nothing"),
          not: list(one.confirmed.negative) || say("medicine-care.opioid.nothing"),
        })
      )}
    </span>
  );
}

function Register({ chart, say, locale, opioid: { pdmp }, onAct }: PartProps) {
  const day = (iso: string) => formatDay(iso, locale, chart.today);
  const late = pdmp.dueOn !== null && pdmp.dueOn < chart.today;
  return (
    <div className="care-card">
      <h4>{say("medicine-care.opioid.register")}</h4>
      {pdmp.dueOn === null ? null : (
        <p className={late ? "flag decide" : undefined}>
          {late ? <FlagMark shape="diamond" size={12} /> : null}{" "}
          {say(late ? "medicine-care.opioid.register-late" : "medicine-care.opioid.register-due", {
            date: day(pdmp.dueOn),
          })}
        </p>
      )}
      {pdmp.checks.length === 0 ? (
        <p className="unknown">{say("medicine-care.opioid.no-checks")}</p>
      ) : (
        <ul className="threads">
          {pdmp.checks.slice(0, SHOWN).map(({ on, unexpected }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two checks of one day are told apart by nothing else
            <li key={`${on} ${place}`}>
              <span className="medium">{day(on)}</span>{" "}
              {say(unexpected ? "medicine-care.opioid.register-unexpected" : "medicine-care.opioid.register-expected")}
            </li>
          ))}
        </ul>
      )}
      <Act say={say} act="pdmp-check" onAct={onAct} />
    </div>
  );
}

function Naloxone({ chart, say, locale, opioid: { naloxoneOn }, onAct }: PartProps) {
  return (
    <div className="care-card">
      <h4>{say("medicine-care.opioid.naloxone")}</h4>
      {naloxoneOn === null ? (
        <>
          <p className="flag decide">
            <FlagMark shape="diamond" size={12} /> {say("medicine-care.opioid.no-naloxone")}
          </p>
          <Act say={say} act="dispense" onAct={onAct} />
        </>
      ) : (
        <p>{say("medicine-care.opioid.naloxone-since", { date: formatDay(naloxoneOn, locale, chart.today) })}</p>
      )}
    </div>
  );
}
