import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { ComparedLine, MedicinesRead } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../shared/ui/format-date.ts";
import { api } from "../../api.ts";
import { AddLine } from "./add-line.tsx";
import {
  ASKED_SOURCES,
  type Comparison,
  differs,
  type ListSource,
  newComparison,
  openLines,
  resumed,
  type Said,
  saidBy,
} from "./comparison.ts";
import { DecideLine } from "./decide-line.tsx";
import { faultsInWords } from "./faults-in-words.ts";
import { ChoiceField, Faults } from "./fields.tsx";
import { doseInWords } from "./line-words.ts";
import { SaidField } from "./said-field.tsx";
import { useSending } from "./use-medicines.ts";

interface CompareProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: MedicinesRead;
  readonly onClose: () => void;
}

const SOURCES: readonly ListSource[] = ["record", "pharmacy", ...ASKED_SOURCES];
const OCCASIONS = ["intake", "transition", "pharmacist-pass", "visit"] as const;

/** Several lists side by side, line by line: what each says, and what is done. Kept as a draft, or signed when whole. */
export function CompareLists({ chart, say, locale, read, onClose }: CompareProps) {
  const { t } = useTranslation();
  const [ids] = useState(() => ({ draft: newId(), signed: newId() }));
  const [comparison, setComparison] = useState<Comparison>(
    () => resumed(read, chart.today) ?? newComparison(read, newId(), chart.today),
  );
  const status = useRef<"draft" | "signed">("draft");
  const sending = useSending(
    chart.patient.id,
    (recordVersion) =>
      api.reconcileMedicines(chart.patient.id, {
        ...comparison,
        entryId: ids[status.current],
        status: status.current,
        recordVersion,
      }),
    onClose,
  );
  const send = (as: "draft" | "signed") => {
    status.current = as;
    sending.submit();
  };
  const open = openLines(comparison).length;
  const put = (line: ComparedLine, change: Partial<ComparedLine>) =>
    setComparison((before) => ({
      ...before,
      lines: before.lines.map((one) => (isSame(one, line) ? { ...one, ...change } : one)),
    }));
  const ask = (source: ListSource, asked: boolean) =>
    setComparison((before) => ({
      ...before,
      lists: before.lists.map((list) =>
        list.source === source ? { ...list, asked, ...(asked ? { asOf: chart.today } : {}) } : list,
      ),
    }));
  const shown = SOURCES.filter(
    (source) =>
      source === "record" ||
      source === "pharmacy" ||
      comparison.lists.some((one) => one.source === source && one.asked),
  );
  const groups = [
    ["need-word", comparison.lines.filter((line) => openLines(comparison).includes(line))],
    ["settled", comparison.lines.filter((line) => !openLines(comparison).includes(line))],
  ] as const;
  return (
    <section className="medicines compare" aria-labelledby="compare-title">
      <div className="medicines-head">
        <div>
          <h2 id="compare-title">
            {say("medicines.compare-title", {
              lists: shown.length,
              medicines: comparison.lines.length,
              open,
            })}
          </h2>
          <p className="soft">{say("medicines.compare-lead")}</p>
        </div>
        <div className="medicines-acts">
          <button
            type="button"
            className="btn primary"
            disabled={open > 0}
            aria-disabled={sending.busy}
            onClick={() => send("signed")}
          >
            {say("medicines.sign-list", { open })}
          </button>
          <button type="button" className="btn" aria-disabled={sending.busy} onClick={() => send("draft")}>
            {say("medicines.keep-draft")}
          </button>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say("medicines.leave")}
          </button>
        </div>
      </div>
      <Faults faults={faultsInWords(t, say, sending.error)} />
      <div className="compare-ask">
        <ChoiceField
          label={say("medicines.occasion")}
          value={comparison.occasion}
          options={OCCASIONS.map((one) => [one, say(`medicines.occasion-of.${one}`)])}
          onChange={(occasion) =>
            setComparison((before) => ({ ...before, occasion: occasion as Comparison["occasion"] }))
          }
        />
        <fieldset>
          <legend>{say("medicines.asked-lists")}</legend>
          {ASKED_SOURCES.map((source) => (
            <label key={source} className="check">
              <input
                type="checkbox"
                checked={comparison.lists.some((one) => one.source === source && one.asked)}
                onChange={(event) => ask(source, event.target.checked)}
              />
              <span>{say(`medicines.list.${source}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="table-scroll">
        <table className="plain medicines-list">
          <caption className="for-readers">{say("medicines.compare-caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("medicines.column.medicine")}</th>
              {shown.map((source) => (
                <th key={source} scope="col">
                  {say(`medicines.list.${source}`)}
                </th>
              ))}
              <th scope="col">{say("medicines.decide")}</th>
            </tr>
          </thead>
          {groups.map(([group, lines]) =>
            lines.length === 0 ? null : (
              <tbody key={group}>
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={shown.length + 2}>
                    {say(`medicines.${group}`, { count: lines.length })}
                  </th>
                </tr>
                {lines.map((line) => (
                  <tr key={`${line.orderId ?? "new"} ${line.medication}`}>
                    <th scope="row">
                      {line.medication}
                      {differs(comparison, line) ? (
                        <span className="flag decide line-more">
                          <FlagMark shape="diamond" size={12} /> {say("medicines.differs")}
                        </span>
                      ) : null}
                    </th>
                    {shown.map((source) => (
                      <td key={source} data-head={say(`medicines.list.${source}`)}>
                        {source === "record" || source === "pharmacy" ? (
                          <SaidWords {...{ say, locale }} said={saidBy(line, source)} today={chart.today} />
                        ) : (
                          <SaidField
                            say={say}
                            medication={line.medication}
                            said={saidBy(line, source)}
                            onChange={(said) =>
                              put(line, { said: [...line.said.filter((one) => one.source !== source), said] })
                            }
                          />
                        )}
                      </td>
                    ))}
                    <td data-head={say("medicines.decide")}>
                      <DecideLine say={say} line={line} onChange={(change) => put(line, change)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            ),
          )}
        </table>
      </div>
      <AddLine
        say={say}
        sources={ASKED_SOURCES.filter((source) => comparison.lists.some((one) => one.source === source && one.asked))}
        onAdd={(line) => setComparison((before) => ({ ...before, lines: [...before.lines, line] }))}
      />
    </section>
  );
}

const isSame = (one: ComparedLine, other: ComparedLine): boolean =>
  one.orderId === other.orderId && one.medication === other.medication;

function SaidWords({
  say,
  locale,
  said,
  today,
}: Pick<CompareProps, "say" | "locale"> & { readonly said: Said; readonly today: string }) {
  if (said.source === "pharmacy")
    return said.state === "listed" && said.text !== undefined ? (
      say("medicines.last-fill", { date: formatDay(said.text, locale, today) })
    ) : (
      <span className="unknown">{say("medicines.no-fill")}</span>
    );
  if (said.state !== "listed") return <span className="soft">{say(`medicines.state.${said.state}`)}</span>;
  const often = said.frequency === undefined ? "" : slugInWords(say, "frequency", said.frequency);
  return `${doseInWords(say, locale, said.doseMg ?? null)} ${often}`;
}
