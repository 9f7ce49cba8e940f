import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { formatClock, formatFullDay } from "../../shared/ui/format-date.ts";
import { formatAmount, formatChange } from "../../shared/ui/format-number.ts";
import { useSession } from "../session/use-session.ts";
import { type PrintedRows, printedRows, rowsToPrint } from "./print-rows.ts";
import type { ListQuery } from "./registry-queries.ts";
import { ageOn, medicineWords, nextVisitWords } from "./row-words.ts";
import "./print-sheet.css";

const COLUMNS = ["patient", "flag", "consider", "symptom", "change", "medicines", "team", "next"] as const;

/** The view as a plain table for paper. There only while the browser prints; its head stands on every page. */
export function PrintSheet({ list }: { readonly list: ListQuery }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const [printed, setPrinted] = useState<PrintedRows | null>(null);
  useEffect(() => {
    const show = () => flushSync(() => setPrinted(printedRows(list)));
    const hide = () => setPrinted(null);
    addEventListener("beforeprint", show);
    addEventListener("afterprint", hide);
    return () => {
      removeEventListener("beforeprint", show);
      removeEventListener("afterprint", hide);
    };
  }, [list]);
  if (!printed) return null;
  const { rows, total, readAt } = printed;
  const day = formatFullDay(organization.today, t("locale"));
  const filtered = list.search !== "" || list.team.length > 0 || list.interpreterOnly;
  return (
    <table className="print-sheet">
      <thead>
        <tr>
          <th colSpan={COLUMNS.length} className="print-title">
            <b>{list.view === "everyone" ? t("registry.title") : t(`registry.view.${list.view}`)}</b>
            {filtered && <> · {t("registry.print.filtered")}</>} · {organization.name} · {day},{" "}
            {formatClock(readAt, t("locale"), organization.timeZone)}
            <strong>{t("registry.print.confidential")}</strong>
            <p>
              {t(rows.length < total ? "registry.print.cut" : "registry.people", { count: total, shown: rows.length })}
            </p>
          </th>
        </tr>
        <tr>
          {COLUMNS.map((id) => (
            <th key={id} scope="col">
              {t(`registry.column.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.patientId}>
            {wordsOf(t, row, organization.timeZone).map((words, place) => (
              <td key={COLUMNS[place]}>{words}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What each column says on paper: words and figures alone, unknown by its word. */
function wordsOf(t: TFunction, row: RegistryRow, timeZone: string): readonly string[] {
  const age = row.birthDate ? String(ageOn(row.birthDate, row.derivedOn)) : t("registry.ageUnknown");
  const visit = nextVisitWords(t, row, timeZone);
  const next = visit?.today ? `${t("registry.today")} ${visit.text}` : visit?.text;
  return [
    `${row.name}, ${age}`,
    t(`registry.flag.${row.flag}`),
    row.upToDate ? (row.consider?.text ?? t("registry.nothingWaits")) : t("registry.waitWhy"),
    ...symptomWords(t, row),
    medicineWords(t, row),
    row.team.map(({ name }) => name).join(", ") || t("registry.nobody"),
    next ?? t("registry.noneBooked"),
  ];
}

function symptomWords(t: TFunction, { symptom }: RegistryRow): readonly [string, string] {
  if ("unknown" in symptom) return [symptom.unknown, ""];
  if (!("value" in symptom)) return [t("figure.doesNotApply"), ""];
  const { instrument, first, now, changePct, prorated, stale } = symptom.value;
  const score = `${instrument} ${formatAmount(first)} → ${prorated ? "≈" : ""}${formatAmount(now)}`;
  return [score, changePct === null || stale ? "–" : formatChange(changePct)];
}

/** Fetches the rows that paper holds, then opens the browser's own print window. */
export function PrintButton({ list }: { readonly list: ListQuery }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const start = async () => {
    setBusy(true);
    setFailed(false);
    await rowsToPrint(list).then(
      () => print(),
      () => setFailed(true),
    );
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        className="btn small"
        title={t("registry.print.title")}
        disabled={busy}
        onClick={() => void start()}
      >
        {t("registry.print.button")}
      </button>
      {failed && <span role="alert">{t("search.failed")}</span>}
    </>
  );
}
