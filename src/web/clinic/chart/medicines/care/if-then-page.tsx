import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { IfThenLine, MedicineCareRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { formatFullDay } from "../../../../shared/ui/format-date.ts";
import { api } from "../../../api.ts";
import { faultsInWords } from "../faults-in-words.ts";
import { Faults, WordsField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";

interface PageProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly care: MedicineCareRead;
  /** False: it may be read and printed, not changed. */
  readonly mayKeep: boolean;
  readonly onClose: () => void;
}

type Line = IfThenLine & { readonly id: string };
const PARTS = ["missed-dose", "side-effect", "symptoms", "danger"] as const;
const withIds = (lines: readonly IfThenLine[]): Line[] => lines.map((line) => ({ ...line, id: newId() }));

/** The card as it was given, or as it is proposed: each line can be changed or left out before it is given and printed. */
export function IfThenPage({ chart, say, locale, care, mayKeep, onClose }: PageProps) {
  const { t } = useTranslation();
  const { kept, proposed } = care.ifThen;
  const [lines, setLines] = useState<readonly Line[]>(() => withIds(kept?.lines ?? proposed));
  const [editing, setEditing] = useState(kept === null && mayKeep);
  const [entryId, setEntryId] = useState(() => newId());
  const whole = lines.filter((line) => line.when.trim() !== "" && line.do.trim() !== "");
  const sending = useSending(
    chart.patient.id,
    () =>
      api.noteMedicines(chart.patient.id, {
        notes: [
          {
            id: entryId,
            kind: "if-then-card",
            language: care.language,
            lines: whole.map(({ about, when, do: act }) => ({ about, when: when.trim(), do: act.trim() })),
          },
        ],
      }),
    () => {
      setLines(whole);
      setEditing(false);
      setEntryId(newId());
    },
  );
  const put = (id: string, change: Partial<IfThenLine>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...change } : line)));
  return (
    <div className="medicines">
      <div className="medicines-head no-print">
        <div>
          <h2>{say("medicine-care.if-then.title")}</h2>
          <p className="soft">
            {kept === null
              ? say("medicine-care.if-then.proposed")
              : say("medicine-care.if-then.given", { date: formatFullDay(kept.at, locale) })}
          </p>
        </div>
        <div className="medicines-acts">
          {editing ? (
            <button
              type="button"
              className="btn primary"
              aria-disabled={sending.busy || whole.length === 0}
              onClick={() => (whole.length > 0 ? sending.submit() : undefined)}
            >
              {say("medicine-care.if-then.keep")}
            </button>
          ) : null}
          {!editing && mayKeep ? (
            <button type="button" className="btn" onClick={() => setEditing(true)}>
              {say("medicine-care.if-then.edit")}
            </button>
          ) : null}
          {mayKeep ? (
            <button
              type="button"
              className="btn"
              onClick={() => {
                setLines(withIds(proposed));
                setEditing(true);
              }}
            >
              {say("medicine-care.if-then.anew")}
            </button>
          ) : null}
          {editing ? null : (
            <button type="button" className="btn primary" onClick={() => window.print()}>
              {say("medicine-care.if-then.print")}
            </button>
          )}
          <button type="button" className="btn" onClick={onClose}>
            {say("medicine-care.back")}
          </button>
        </div>
      </div>
      <Faults faults={faultsInWords(t, say, sending.error)} />
      {editing ? (
        <Editor say={say} lines={lines} onPut={put} onLines={setLines} />
      ) : (
        <Sheet chart={chart} say={say} locale={locale} lines={lines} language={care.language} />
      )}
    </div>
  );
}

interface EditorProps {
  readonly say: Say;
  readonly lines: readonly Line[];
  readonly onPut: (id: string, change: Partial<IfThenLine>) => void;
  readonly onLines: (lines: readonly Line[]) => void;
}

function Editor({ say, lines, onPut, onLines }: EditorProps) {
  return (
    <>
      {PARTS.map((about) => (
        <section key={about} className="medicines-part if-then-edit">
          <h3>{say(`medicine-care.if-then.part.${about}`)}</h3>
          {lines
            .filter((line) => line.about === about)
            .map((line) => (
              <div key={line.id} className="if-then-line">
                <WordsField
                  label={say("medicine-care.if-then.if")}
                  value={line.when}
                  onChange={(when) => onPut(line.id, { when })}
                />
                <WordsField
                  label={say("medicine-care.if-then.then")}
                  value={line.do}
                  onChange={(words) => onPut(line.id, { do: words })}
                />
                <button
                  type="button"
                  className="btn small"
                  aria-label={say("medicine-care.if-then.remove-line", { line: line.when })}
                  onClick={() => onLines(lines.filter(({ id }) => id !== line.id))}
                >
                  {say("medicines.remove")}
                </button>
              </div>
            ))}
          <div>
            <button
              type="button"
              className="btn small"
              aria-label={say("medicine-care.if-then.add-to", { part: say(`medicine-care.if-then.part.${about}`) })}
              onClick={() => onLines([...lines, { id: newId(), about, when: "", do: "" }])}
            >
              {say("medicine-care.if-then.add")}
            </button>
          </div>
        </section>
      ))}
    </>
  );
}

interface SheetProps extends Pick<PageProps, "chart" | "say" | "locale"> {
  readonly lines: readonly Line[];
  readonly language: string;
}

/** The card for a kitchen wall or a pocket: A5, black on white. */
function Sheet({ chart, say, locale, lines, language }: SheetProps) {
  return (
    <article className="if-then-sheet" lang={language} aria-label={say("medicine-care.if-then.title")}>
      <header>
        <h2>{say("medicine-care.if-then.sheet", { name: chart.patient.name })}</h2>
      </header>
      {PARTS.map((about) => {
        const own = lines.filter((line) => line.about === about);
        return own.length === 0 ? null : (
          <section key={about} className={`is-${about}`}>
            <h3>{say(`medicine-care.if-then.part.${about}`)}</h3>
            <dl>
              {own.map((line) => (
                <div key={line.id}>
                  <dt>
                    <b>{say("medicine-care.if-then.if")}</b> {line.when}
                  </dt>
                  <dd>
                    <b>{say("medicine-care.if-then.then")}</b> {line.do}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <p className="micro">{say("medicine-care.if-then.version", { date: formatFullDay(chart.today, locale) })}</p>
    </article>
  );
}
