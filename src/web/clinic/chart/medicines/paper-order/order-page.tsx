import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MedicineLine, MedicinesRead } from "../../../../../http/contract/medicines.ts";
import type { MonitoringRead } from "../../../../../http/contract/monitoring.ts";
import { type Say, slugInWords } from "../../../../shared/charts/words.ts";
import { formatBirthDate, formatFullDay } from "../../../../shared/ui/format-date.ts";
import { LoadingState } from "../../../../shared/ui/loading-state.tsx";
import { api } from "../../../api.ts";
import { useSession } from "../../../session/use-session.ts";
import { doseInWords } from "../line-words.ts";
import { ExportOrders } from "./not-sent.tsx";
import { orderOfLine } from "./order-of-line.ts";

interface PageProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: MedicinesRead;
  readonly line: MedicineLine;
  readonly onClose: () => void;
}

/** One order on paper, for the prescriber to sign: what is not on record is a line to fill in by hand. Reads without colour. */
export function OrderPage({ onClose, ...sheet }: PageProps) {
  const { chart, say, line } = sheet;
  const monitoring = useQuery({
    queryKey: ["chart", chart.patient.id, "monitoring"],
    queryFn: ({ signal }) => api.monitoring(chart.patient.id, signal),
  });
  if (monitoring.isPending) return <LoadingState title={say("paper-order.loading")} lines={5} />;
  return (
    <div className="paper-order">
      <div className="medicines-head no-print">
        <div>
          <h2>{say("paper-order.page", { medication: line.medication })}</h2>
          <p className="soft">{say("paper-order.lead")}</p>
        </div>
        <div className="medicines-acts">
          <button type="button" className="btn primary" onClick={() => print()}>
            {say("paper-order.print")}
          </button>
          <ExportOrders say={say} patientId={chart.patient.id} />
          <button type="button" className="btn" onClick={onClose}>
            {say("paper-order.back")}
          </button>
        </div>
      </div>
      <Sheet {...sheet} monitoring={monitoring.data ?? null} />
    </div>
  );
}

interface SheetProps extends Omit<PageProps, "onClose"> {
  /** Null where it could not be read. */
  readonly monitoring: MonitoringRead | null;
}

function Sheet(props: SheetProps) {
  const { chart, say, locale, read, line } = props;
  const { organization } = useSession();
  const { patient } = chart;
  const { author } = orderOfLine(chart, line);
  return (
    <article className="order-sheet" aria-label={say("paper-order.page", { medication: line.medication })}>
      <header>
        <p className="order-clinic">{organization.name}</p>
        <h2>{say("paper-order.title")}</h2>
        <p className="micro">{say("paper-order.printed", { date: formatFullDay(chart.today, locale) })}</p>
      </header>
      <div className="order-who">
        <Part title={say("paper-order.prescriber")}>
          <Field say={say} name="name" value={author === null ? null : (read.names[author.id] ?? null)} />
          <Field say={say} name="role" value={author === null ? null : slugInWords(say, "role", author.role)} />
        </Part>
        <Part title={say("paper-order.patient")}>
          <Field say={say} name="name" value={patient.name} />
          <Field
            say={say}
            name="born"
            value={patient.birthDate === null ? null : formatBirthDate(patient.birthDate, locale)}
          />
          <Field say={say} name="sex" value={patient.sex === null ? null : slugInWords(say, "sex", patient.sex)} />
          <Field say={say} name="allergies" value={allergiesInWords(say, read)} />
        </Part>
      </div>
      <Part title={say("paper-order.order")}>
        <OrderFields {...props} />
      </Part>
      {line.known ? null : <p className="medium">{say("paper-order.unknown-medicine")}</p>}
      <div className="order-signed">
        {["signature", "date", "number"].map((name) => (
          <p key={name}>{say(`paper-order.field.${name}`)}</p>
        ))}
      </div>
      <footer>
        <p className="medium">{say("paper-order.plain")}</p>
        <p className="micro">{say("paper-order.controlled")}</p>
      </footer>
    </article>
  );
}

function OrderFields({ chart, say, locale, line, monitoring }: SheetProps) {
  const order = orderOfLine(chart, line);
  const day = (iso: string) => formatFullDay(iso, locale);
  const often = (frequency: string) => slugInWords(say, "frequency", frequency);
  const field = (name: string, value: string | null) => <Field key={name} {...{ say, name, value }} />;
  return (
    <>
      {field("medicine", line.medication)}
      {field("form", line.form?.replaceAll("-", " ") ?? null)}
      {field("strength", null)}
      {field("route", order.route?.replaceAll("-", " ") ?? null)}
      {field("dose", line.doseMg === null ? null : doseInWords(say, locale, line.doseMg))}
      {field("often", line.frequency === null ? null : often(line.frequency))}
      {line.asNeeded ? field("most", mostInWords(say, line)) : null}
      {order.steps.length === 0 ? null : (
        <Field say={say} name="steps">
          {order.steps.map(({ from, doseMg, frequency }) => (
            <span key={from} className="paper-line">
              {say("paper-order.step", {
                date: day(from),
                dose: doseInWords(say, locale, doseMg),
                often: often(frequency),
              })}
            </span>
          ))}
        </Field>
      )}
      {field("start", order.start === null ? null : day(order.start))}
      {line.plannedStop === null ? null : field("until", day(line.plannedStop))}
      {field("quantity", null)}
      {field("days", order.daysSupply === null ? null : say("paper-order.days", { count: order.daysSupply }))}
      {field("refills", order.refills === null ? null : say("paper-order.refills", { count: order.refills }))}
      {field("reason", line.indication === null ? null : slugInWords(say, "condition", line.indication))}
      {monitoring === null || !line.known ? (
        field("checks", null)
      ) : (
        <Field say={say} name="checks">
          {checksInWords(say, day, monitoring, line).map((words) => (
            <span key={words} className="paper-line">
              {words}
            </span>
          ))}
        </Field>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

interface FieldProps {
  readonly say: Say;
  readonly name: string;
  /** Null: not on record, an empty line on paper. */
  readonly value?: string | null;
  readonly children?: ReactNode;
}

function Field({ say, name, value, children }: FieldProps) {
  return (
    <div>
      <dt>{say(`paper-order.field.${name}`)}</dt>
      <dd className={value === null ? "is-blank" : undefined}>
        {value === null ? <span className="for-readers">{say("paper-order.fill-in")}</span> : (value ?? children)}
      </dd>
    </div>
  );
}

/** Allergies with their reaction; nobody having asked is not the same as none. */
function allergiesInWords(say: Say, { allergies }: MedicinesRead): string {
  if (allergies.length === 0) return say("paper-order.allergies-not-asked");
  return allergies
    .map(({ substance, reaction, severity }) => {
      const more = [reaction, severity].filter(Boolean).join(", ");
      return more === "" ? substance : `${substance} (${more})`;
    })
    .join("; ");
}

/** Every limit of what is taken as needed; null where none was set. */
function mostInWords(say: Say, { maxPerDay, maxPerWeek, maxDaysPerWeek }: MedicineLine): string | null {
  const limits = [
    ["most-a-day", maxPerDay],
    ["most-a-week", maxPerWeek],
    ["most-days", maxDaysPerWeek],
  ] as const;
  const said = limits.flatMap(([key, count]) => (count === null ? [] : [say(`paper-order.${key}`, { count })]));
  return said.length === 0 ? null : said.join(", ");
}

/** What the medicine is watched by, those whose time is said only in words last. */
function checksInWords(
  say: Say,
  day: (iso: string) => string,
  { lines }: MonitoringRead,
  { medication }: MedicineLine,
): readonly string[] {
  const own = lines.filter(({ medications }) => medications.includes(medication));
  if (own.length === 0) return [say("paper-order.checks-none")];
  const always = own.filter(({ state }) => state !== "by-words");
  const byWords = own.filter(({ state }) => state === "by-words");
  const words = [...always, ...byWords].map(({ what, state, condition, dueOn, lastOn }) => {
    const date = state === "once" ? lastOn : dueOn;
    if (state === "missing") return say("paper-order.check.missing", { what });
    if (state === "by-words") return condition === null ? what : say("paper-order.check.by-words", { what, condition });
    return date === null
      ? say("paper-order.check-undated", { what })
      : say(`paper-order.check.${state}`, { what, date: day(date) });
  });
  return [...new Set(words)];
}
