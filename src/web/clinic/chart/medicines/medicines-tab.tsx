import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { FoundMedicine, MedicineLine, MedicinesRead } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { slugInWords } from "../../../shared/charts/words.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { ErrorState } from "../../../shared/ui/error-state.tsx";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../shared/ui/format-date.ts";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { problemWords } from "../../shell/problem-words.ts";
import { ActDialog } from "./act-dialog.tsx";
import { type CareOpen, CareParts, careOf, EXPLAINED, withNextDue } from "./care/care-parts.tsx";
import { IfThenPage } from "./care/if-then-page.tsx";
import { MedicineCardDialog } from "./care/medicine-card-dialog.tsx";
import { ScreenDialog } from "./care/screen-dialog.tsx";
import { useMedicineCare } from "./care/use-medicine-care.ts";
import { ChangeList } from "./change-list.tsx";
import { CompareLists } from "./compare-lists.tsx";
import { factsOf } from "./instead-options.tsx";
import { type LineAct, MedicineTable } from "./medicine-table.tsx";
import { MonitoringPanel } from "./monitoring/monitoring-panel.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { NOTE_FORMS, type NoteKind } from "./note-kinds.ts";
import { OptionsDialog } from "./options-dialog.tsx";
import { OrderDialog } from "./order-dialog.tsx";
import { OverTime } from "./over-time.tsx";
import { NotSent } from "./paper-order/not-sent.tsx";
import { OrderPage } from "./paper-order/order-page.tsx";
import { Questions } from "./questions.tsx";
import { ReviewDialog } from "./review/review-dialog.tsx";
import { Supports } from "./supports/supports.tsx";
import { TaperPage } from "./taper/taper-page.tsx";
import { useMedicines } from "./use-medicines.ts";
import { usePlaceName } from "./use-place.ts";
import "./medicines.css";
import "./care/care.css";

interface TabProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

/** A medicine chosen before its order is written. */
interface Begun {
  readonly medication: string;
  readonly facts: FoundMedicine | null;
}

type Open =
  | CareOpen
  | { readonly what: "order"; readonly line: MedicineLine | null; readonly begun?: Begun }
  | { readonly what: "act"; readonly act: Exclude<LineAct, "change">; readonly line: MedicineLine }
  | { readonly what: "card"; readonly line: MedicineLine }
  | { readonly what: "if-then" }
  | { readonly what: "taper"; readonly line: MedicineLine }
  | { readonly what: "paper-order"; readonly line: MedicineLine }
  | { readonly what: "compare" }
  | { readonly what: "review" }
  | { readonly what: "pack" }
  | { readonly what: "options" };

/** All medicines of one person: the one list, what may be done with it, what changed and what is asked about it. */
export function MedicinesTab(props: TabProps) {
  const { t } = useTranslation();
  const medicines = useMedicines(props.chart.patient.id);
  if (medicines.isPending) return <LoadingState title={props.say("medicines.loading")} lines={5} />;
  if (medicines.data === undefined)
    return <ErrorState {...problemWords(t, medicines.error)} onRetry={() => void medicines.refetch()} />;
  return <OpenMedicines {...props} read={medicines.data} />;
}

function OpenMedicines({ chart, say, locale, read }: TabProps & { readonly read: MedicinesRead }) {
  const may = (ability: Chart["abilities"][number]) => chart.abilities.includes(ability);
  const place = usePlaceName();
  const [open, setOpen] = useState<Open | null>(() => (may("medication.reconcile") ? openAt(place) : null));
  const shut = () => setOpen(null);
  const choosing = useMutation({
    mutationFn: factsOf,
    onSuccess: (facts, medication) => setOpen({ what: "order", line: null, begun: { medication, facts } }),
  });
  const shared = { chart, say, locale };
  const care = useMedicineCare(chart.patient.id).data;
  const mayNote = may("medication.report");
  if (open?.what === "if-then" && care !== undefined)
    return <IfThenPage {...shared} care={care} mayKeep={mayNote} onClose={shut} />;
  if (open?.what === "compare") return <CompareLists {...shared} read={read} onClose={shut} />;
  if (open?.what === "pack") return <Supports {...shared} pack onPack={shut} />;
  if (open?.what === "taper") return <TaperPage {...shared} line={open.line} onClose={shut} />;
  if (open?.what === "paper-order") return <OrderPage {...shared} read={read} line={open.line} onClose={shut} />;
  const current = read.lines.filter(({ state }) => state !== "stopped").map((line) => withNextDue(line, care));
  const past = read.lines.filter(({ state }) => state === "stopped");
  const onAct = may("medication.order")
    ? (act: LineAct, line: MedicineLine) =>
        setOpen(act === "change" ? { what: "order", line } : { what: "act", act, line })
    : undefined;
  return (
    <div className="medicines">
      <div className="medicines-head">
        <div>
          <h2>{say("medicines.title", { count: current.length })}</h2>
          <Standing {...shared} read={read} />
        </div>
        <div className="medicines-acts no-print">
          {may("medication.order") ? (
            <button type="button" className="btn primary" onClick={() => setOpen({ what: "order", line: null })}>
              {say("medicines.start")}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={() => setOpen({ what: "options" })}>
            {say("medicines.options.open")}
          </button>
          {may("medication.reconcile") ? (
            <button type="button" className="btn" onClick={() => setOpen({ what: "compare" })}>
              {say(read.draft === null ? "medicines.compare" : "medicines.compare-on")}
            </button>
          ) : null}
          {care === undefined ? null : (
            <button type="button" className="btn" onClick={() => setOpen({ what: "if-then" })}>
              {say("medicine-care.if-then.open")}
            </button>
          )}
          {may("medication.reconcile") ? (
            <button type="button" className="btn" onClick={() => setOpen({ what: "review" })}>
              {say("review.write")}
            </button>
          ) : null}
          {mayNote ? <NoteMenu say={say} onPick={(kind) => setOpen({ what: "note", kind })} /> : null}
        </div>
      </div>
      {current.length === 0 ? (
        <EmptyState title={say("medications.empty-title")} body={say("medications.empty")} />
      ) : (
        <MedicineTable
          {...shared}
          lines={current}
          onAct={onAct}
          onTaper={(line) => setOpen({ what: "taper", line })}
          onCard={care === undefined ? undefined : (line) => setOpen({ what: "card", line })}
          onPaper={may("medication.reconcile") ? (line) => setOpen({ what: "paper-order", line }) : undefined}
        />
      )}
      {read.lines.some(({ source }) => source === "prescribed") ? (
        <NotSent say={say} patientId={chart.patient.id} />
      ) : null}
      {past.length === 0 ? null : (
        <details className="medicines-past">
          <summary>{say("medicines.past", { count: past.length })}</summary>
          <MedicineTable {...shared} lines={past} />
        </details>
      )}
      <Allergies {...shared} read={read} />
      {care === undefined ? null : <CareParts {...shared} care={care} onOpen={mayNote ? setOpen : undefined} />}
      <MonitoringPanel {...shared} />
      <Questions {...shared} threads={read.questions} lines={read.lines} names={read.names} />
      <ChangeList {...shared} changes={read.changes} names={read.names} />
      <OverTime {...shared} />
      <Supports {...shared} pack={false} onPack={() => setOpen({ what: "pack" })} />
      <Reviews {...shared} read={read} />
      <p className="few soft">
        <span className="medium">{say("medicines.few")}</span> {say("medicines.few-counts", read.interruptions)}
      </p>
      {open?.what === "options" ? (
        <OptionsDialog
          {...shared}
          onOrder={may("medication.order") ? (medication) => choosing.mutate(medication) : undefined}
          onClose={shut}
        />
      ) : null}
      {open?.what === "order" ? (
        <OrderDialog {...shared} read={read} line={open.line} begun={open.begun} onClose={shut} />
      ) : null}
      {open?.what === "act" ? (
        <ActDialog
          {...shared}
          read={read}
          line={open.line}
          action={open.act}
          onTaper={() => setOpen({ what: "taper", line: open.line })}
          onClose={shut}
        />
      ) : null}
      {open?.what === "review" ? <ReviewDialog {...shared} read={read} onClose={shut} /> : null}
      {open?.what === "note" ? (
        <NoteDialog {...shared} kind={open.kind} begun={open.begun} lines={read.lines} onClose={shut} />
      ) : null}
      {open?.what === "card" && care !== undefined ? (
        <MedicineCardDialog say={say} care={care} medicine={careOf(open.line, care)} onClose={shut} />
      ) : null}
      {open?.what === "tox-screen" && care?.opioid != null ? (
        <ScreenDialog
          {...shared}
          screens={care.opioid.screens.read}
          expected={current.filter(({ medication }) => EXPLAINED.has(medication)).map(({ medication }) => medication)}
          onClose={shut}
        />
      ) : null}
    </div>
  );
}

/** What an address opens by itself: the two places the queue sends to that are no part of the page. */
function openAt(place: string): Open | null {
  return place === "compare" || place === "review" ? { what: place } : null;
}

interface PartProps extends TabProps {
  readonly read: MedicinesRead;
}

/** When the lists were last compared and signed, and why they want it again. */
function Standing({ chart, say, locale, read }: PartProps) {
  const { need, signed, names } = read;
  return (
    <p className="soft">
      {signed === null
        ? say("medicines.never-signed")
        : say("medicines.signed-by", {
            name: names[signed.author?.id ?? ""] ?? slugInWords(say, "role", signed.author?.role ?? "unknown"),
            date: formatDay(signed.at, locale, chart.today),
          })}{" "}
      {need.reasons
        .filter((reason) => reason !== "never")
        .map((reason) => say(`medicines.need.${reason}`, { count: need.openQuestions }))
        .join(" ")}
    </p>
  );
}

function NoteMenu({ say, onPick }: Pick<TabProps, "say"> & { readonly onPick: (kind: NoteKind) => void }) {
  const kinds = Object.keys(NOTE_FORMS) as NoteKind[];
  const menu = useRef<HTMLDetailsElement>(null);
  return (
    <details className="note-menu" ref={menu}>
      <summary className="btn">{say("medicines.note-menu")}</summary>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className="row-button"
              onClick={() => {
                if (menu.current !== null) menu.current.open = false;
                onPick(kind);
              }}
            >
              {say(`medicines.note.${kind}`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Allergies with their reaction; nobody having asked is not the same as none. */
function Allergies({ say, read }: PartProps) {
  return (
    <p className="allergies">
      <span className="medium">{say("medicines.allergies")}</span>{" "}
      {read.allergies.length === 0 ? (
        <span className="unknown">{say("medicines.allergies-unknown")}</span>
      ) : (
        read.allergies.map(({ id, substance, reaction, severity }, place) => (
          <span key={id}>
            {place > 0 ? "; " : ""}
            <FlagMark shape="octagon" size={12} /> <span className="medium">{substance}</span>
            {[reaction, severity].filter(Boolean).length > 0
              ? ` (${[reaction, severity].filter(Boolean).join(", ")})`
              : ""}
          </span>
        ))
      )}
    </p>
  );
}

function Reviews({ chart, say, locale, read }: PartProps) {
  if (read.reviews.length === 0) return null;
  return (
    <section className="medicines-part">
      <h3>{say("medicines.reviews")}</h3>
      <ul className="threads">
        {read.reviews.map(({ id, at, text, suggestions = [], author }) => (
          <li key={id} className="thread">
            <p>{text}</p>
            {suggestions.length === 0 ? null : (
              <ul className="suggestions">
                {suggestions.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
            <p className="soft micro">
              {say("medicines.review-by", {
                name: read.names[author?.id ?? ""] ?? slugInWords(say, "role", author?.role ?? "unknown"),
                date: formatDay(at, locale, chart.today),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
