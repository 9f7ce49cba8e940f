import type { ComparedMedicines, MedicineOption } from "../../../../http/contract/medicine-options.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { citedIn } from "./cited-in.ts";

interface TableProps {
  readonly say: Say;
  readonly read: ComparedMedicines;
  readonly onOrder?: ((medication: string) => void) | undefined;
}

/** Options as rows, the reasons for their order in columns of their own. */
export function OptionsTable({ say, read, onOrder }: TableProps) {
  return (
    <section aria-label={say("medicines.options.title")}>
      <p className="soft">
        {say("medicines.options.lead")}
        {read.inPlaceOf.length === 0
          ? ""
          : ` ${say("medicines.options.in-place", { names: read.inPlaceOf.join(", ") })}`}
      </p>
      <ol className="options-list">
        {read.options.map((option) => (
          <li key={option.medication} className={gravest(option) === "contraindicated" ? "is-barred" : undefined}>
            <Option say={say} read={read} option={option} onOrder={onOrder} />
          </li>
        ))}
      </ol>
      <p className="micro soft">{say("medicines.options.cost")}</p>
    </section>
  );
}

const gravest = ({ findings }: MedicineOption) => findings[0]?.severity;

function Option({ say, read, option, onOrder }: TableProps & { readonly option: MedicineOption }) {
  const grave = option.findings.filter(({ severity }) => severity === "contraindicated" || severity === "major");
  const rest = option.findings.length - grave.length;
  const reasons = (speaks: "for" | "against") => option.reasons.filter((one) => one.speaks === speaks);
  return (
    <>
      <p className="options-name">
        <b>{option.medication}</b>{" "}
        <span className="soft">
          {say("medicines.options.line", { line: option.line })}
          {option.isTaken ? ` · ${say("medicines.options.taken")}` : ""}
          {option.note === null ? "" : ` · ${option.note}`}
        </span>
      </p>
      <dl>
        <Reasons title={say("medicines.options.for")} words={reasons("for").map(({ words }) => words)} />
        <Reasons title={say("medicines.options.against")} words={reasons("against").map(({ words }) => words)} />
        {grave.length === 0 ? null : (
          <div>
            <dt className="flag decide">
              <FlagMark shape="diamond" /> {say("medicines.options.found")}
            </dt>
            {grave.map((finding) => (
              <dd key={`${finding.rule} ${finding.between.join()}`}>
                <span className="medium">{say("medicines.options.severity", { severity: finding.severity })}</span>{" "}
                {finding.between.join(" + ")}: {finding.management}
              </dd>
            ))}
          </div>
        )}
        <div>
          <dt>{say("medicines.options.watch")}</dt>
          <dd>
            {say("medicines.options.checks", { count: option.monitoring.checks })}
            {rest > 0 ? `; ${say("medicines.options.lesser", { count: rest })}` : ""}
          </dd>
        </div>
        {option.missing.length === 0 ? null : (
          <div>
            <dt>{say("medicines.options.missing")}</dt>
            <dd>
              <span className="unknown">{option.missing.map((fact) => factInWords(say, fact)).join(", ")}</span>
            </dd>
          </div>
        )}
      </dl>
      <p className="micro soft">
        {say("medicines.options.source", { sources: citedIn(read, option.sources), mark: option.mark })}
      </p>
      {onOrder === undefined || option.isTaken ? null : (
        <button type="button" className="btn small no-print" onClick={() => onOrder(option.medication)}>
          {say("medicines.options.order", { medication: option.medication })}
        </button>
      )}
    </>
  );
}

/** A fact by its name, a gene or a measurement by its own (`genes.CYP2C19`, `labs.potassium`). */
function factInWords(say: Say, fact: string): string {
  const [kind, name] = fact.split(".");
  if (name === undefined) return slugInWords(say, "medicines.options.fact", fact);
  return kind === "genes" ? say("medicines.options.gene", { name }) : slugInWords(say, "medicines.options.test", name);
}

function Reasons({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{words.join("; ")}</dd>
    </div>
  );
}
