import type { OrderChecked, OrderFinding } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { takingInWords } from "./line-words.ts";

/** Why an interrupting finding is kept, while it is being written. */
export interface Keeping {
  readonly entryId: string;
  readonly reasonCode: string;
  readonly reason: string;
}

interface SignProps {
  readonly say: Say;
  readonly locale: string;
  readonly check: OrderChecked;
  /** The order in one line. */
  readonly order: string;
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  readonly keeping: Readonly<Record<string, Keeping>>;
  readonly onKeep: (key: string, keeping: Omit<Keeping, "entryId">) => void;
  /** Opens the note that answers what a finding asks for; absent: the reader may not write one. */
  readonly onNote?: ((kind: "profile" | "lab") => void) | undefined;
}

export const keyOf = ({ rule, inputs }: Pick<OrderFinding, "rule" | "inputs">): string => `${rule} ${inputs}`;

/** What was checked, what was found, what to do instead: grave findings about this order stand here, the rest beneath. */
export function BeforeYouSign(props: SignProps) {
  const { say, check, order } = props;
  const grave = check.findings.filter(({ place }) => place === "interrupts");
  const rest = check.findings.filter(({ place }) => place !== "interrupts");
  return (
    <section className={grave.length > 0 ? "before-sign is-grave" : "before-sign"} aria-label={say("medicines.before")}>
      <p className="kind-line">
        <span className={grave.length > 0 ? "flag decide" : "flag"}>
          {grave.length > 0 ? <FlagMark shape="diamond" /> : null} {say("medicines.before")}
        </span>
        <span className="tag">
          {grave.length > 0 ? say("medicines.interrupts", { count: grave.length }) : say("medicines.nothing-grave")}
        </span>
      </p>
      <p className="order-line medium">{order}</p>
      <Doubts say={say} check={check} />
      {grave.map((finding) => (
        <Interrupting key={keyOf(finding)} {...props} finding={finding} />
      ))}
      <AskFirst {...props} />
      <Checked {...props} />
      <details className="looked-at" open={grave.length === 0 && rest.length > 0 && rest.length < 4}>
        <summary>{say("medicines.looked-at", { count: rest.length })}</summary>
        <ul>
          {rest.map((finding) => (
            <li key={keyOf(finding)}>
              <span className="medium">{finding.between.join(", ")}</span>{" "}
              {say("medicines.listed", {
                severity: finding.severity,
                kind: slugInWords(say, "medicines.kind", finding.kind),
              })}
              {finding.management === "" ? "" : `: ${finding.management}`}
              {finding.keptBecause === null ? null : (
                <span className="soft">
                  {" "}
                  {say("medicines.kept-before", { reason: slugInWords(say, "medicines.reason", finding.keptBecause) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** What the check could not do, said before anything it found. */
function Doubts({ say, check }: Pick<SignProps, "say" | "check">) {
  const { unknown, allergiesNotRead, knowledge } = check;
  return (
    <>
      {knowledge.outOfDate ? (
        <p className="notice doubt" role="alert">
          <FlagMark shape="dashed-ring" /> {say("medicines.out-of-date", { date: knowledge.reviewBy })}
        </p>
      ) : null}
      {unknown.length === 0 ? null : (
        <p className="notice doubt" role="alert">
          <FlagMark shape="dashed-ring" /> {say("medicines.unknown-names", { names: unknown.join(", ") })}
        </p>
      )}
      {allergiesNotRead.length === 0 ? null : (
        <p className="notice doubt">
          <FlagMark shape="dashed-ring" /> {say("medicines.allergies-not-read", { names: allergiesNotRead.join(", ") })}
        </p>
      )}
    </>
  );
}

function Interrupting({
  say,
  check,
  finding,
  reasons,
  keeping,
  onKeep,
}: SignProps & { readonly finding: OrderFinding }) {
  const key = keyOf(finding);
  const kept = keeping[key];
  const wanted = reasons[finding.kind] ?? [];
  const works = finding.sources.map((id) => check.references[id] ?? id);
  return (
    <article className="interrupting" aria-label={finding.between.join(", ")}>
      <h3>{say("medicines.finding-title", { between: finding.between.join(" + "), severity: finding.severity })}</h3>
      <p className="soft">
        {say("medicines.finding-why", {
          kind: slugInWords(say, "medicines.kind", finding.kind),
          mechanism: finding.mechanism,
        })}
      </p>
      <div className="instead">
        <h4>{say("medicines.instead")}</h4>
        <p>{finding.management}</p>
      </div>
      <p className="micro soft">
        {say("medicines.finding-source", { rule: finding.rule, works: works.join("; ") })}{" "}
        {finding.seen ? "" : say("medicines.mark.GK")}
      </p>
      <div className="state-actions">
        <button
          type="button"
          className="btn small"
          aria-expanded={kept !== undefined}
          onClick={() => onKeep(key, { reasonCode: kept?.reasonCode ?? "", reason: kept?.reason ?? "" })}
        >
          {say("medicines.keep-mine")}
        </button>
      </div>
      {kept === undefined ? null : (
        <>
          <fieldset className="reasons">
            <legend>{say("medicines.keep-why")}</legend>
            {wanted.map((code) => (
              <label key={code} className="check">
                <input
                  type="radio"
                  name={`keep ${key}`}
                  checked={kept.reasonCode === code}
                  onChange={() => onKeep(key, { ...kept, reasonCode: code })}
                />
                <span>{say(`medicines.reason.${code}`)}</span>
              </label>
            ))}
          </fieldset>
          <input
            className="input"
            maxLength={500}
            aria-label={say("medicines.keep-words")}
            placeholder={say("medicines.keep-words")}
            value={kept.reason}
            onChange={(event) => onKeep(key, { ...kept, reason: event.target.value })}
          />
        </>
      )}
    </article>
  );
}

/** What to find out about the person before the first dose, with the way to write it down. */
function AskFirst({ say, check, onNote }: SignProps) {
  const asking = check.findings.filter(({ asks = [] }) => asks.length > 0);
  if (asking.length === 0) return null;
  const asks = new Set(asking.flatMap((finding) => finding.asks ?? []));
  return (
    <section className="ask-first" aria-label={say("medicines.ask-first")}>
      <h3>
        <FlagMark shape="dashed-ring" size={12} /> {say("medicines.ask-first")}
      </h3>
      <ul>
        {asking.map((finding) => (
          <li key={keyOf(finding)}>
            <span className="medium">{finding.between.join(", ")}</span>: {finding.management}{" "}
            <span className="soft">{finding.mechanism}.</span>
          </li>
        ))}
      </ul>
      {onNote === undefined ? null : (
        <div className="state-actions">
          {asks.has("ancestry") ? (
            <button type="button" className="btn small" onClick={() => onNote("profile")}>
              {say("medicines.write-down.ancestry")}
            </button>
          ) : null}
          <button type="button" className="btn small" onClick={() => onNote("lab")}>
            {say("medicines.write-down.genes")}
          </button>
        </div>
      )}
    </section>
  );
}

/** Lines that were read, those that could not be, and facts that were not known. */
function Checked({ say, locale, check }: SignProps) {
  const current = check.lines.filter(({ state }) => state === "taken");
  const facts = [...Map.groupBy(check.missing, ({ fact }) => fact)];
  return (
    <details className="looked-at">
      <summary>{say("medicines.checked", { count: current.length, missing: facts.length })}</summary>
      <ul className="checked-lines">
        {current.map((line) => (
          <li key={line.key}>
            {line.known ? <span aria-hidden="true">✓</span> : <FlagMark shape="dashed-ring" size={12} />}
            <span className="medium">{line.medication}</span>
            <span className="soft">{line.known ? takingInWords(say, locale, line) : say("medicines.not-checked")}</span>
          </li>
        ))}
        {facts.map(([fact, wanted]) => (
          <li key={fact}>
            <FlagMark shape="dashed-ring" size={12} />
            <span className="medium">{slugInWords(say, "medicines.fact", fact)}</span>
            <span className="soft">
              {say("medicines.fact-unknown", { of: [...new Set(wanted.map(({ of }) => of))].join(", ") })}
            </span>
          </li>
        ))}
      </ul>
      <p className="micro soft">
        {say("medicines.knowledge", { version: check.knowledge.version, date: check.knowledge.asOf })}
      </p>
    </details>
  );
}
