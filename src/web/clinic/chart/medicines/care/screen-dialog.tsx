import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { OpioidRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { api } from "../../../api.ts";
import { faultsInWords } from "../faults-in-words.ts";
import { ChoiceField, Faults, FormActs, TextField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly screens: OpioidRead["screens"]["read"];
  /** What treatment explains, as far as the list tells. */
  readonly expected: readonly string[];
  readonly onClose: () => void;
}

const namesOf = (typed: string) =>
  typed
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== "");

/** Records a screen, or the laboratory's word on an earlier one. */
export function ScreenDialog({ chart, say, locale, screens, expected, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [id] = useState(() => newId());
  const [typed, setTyped] = useState({
    confirms: "",
    expected: expected.join(", "),
    positive: "",
    negative: "",
    at: "",
  });
  const [isBare, setBare] = useState(false);
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const results = [
    ...namesOf(typed.positive).map((substance) => ({ substance, result: "positive" as const })),
    ...namesOf(typed.negative).map((substance) => ({ substance, result: "negative" as const })),
  ];
  const sending = useSending(
    chart.patient.id,
    () =>
      api.noteMedicines(chart.patient.id, {
        notes: [
          {
            id,
            kind: "tox-screen",
            results,
            ...(typed.at === "" ? {} : { at: typed.at }),
            ...(typed.confirms === "" ? { expected: namesOf(typed.expected) } : { confirms: typed.confirms }),
          },
        ],
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBare(results.length === 0);
    if (results.length > 0) sending.submit();
  };
  return (
    <Dialog title={say("medicine-care.opioid.screen")} closeLabel={say("medicines.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{say("medicine-care.opioid.screen-lead")}</p>
        <div className="order-grid">
          <ChoiceField
            label={say("medicine-care.opioid.screen-is")}
            value={typed.confirms}
            options={[
              ["", say("medicine-care.opioid.screen-own")],
              ...screens
                .filter(({ asExpected }) => !asExpected)
                .map(
                  ({ entryId, at }) =>
                    [
                      entryId,
                      say("medicine-care.opioid.screen-confirms", { date: formatDay(at, locale, chart.today) }),
                    ] as const,
                ),
            ]}
            onChange={put("confirms")}
            first
          />
          {typed.confirms === "" ? (
            <TextField
              label={say("medicine-care.opioid.expected")}
              hint={say("medicine-care.opioid.commas")}
              value={typed.expected}
              onChange={put("expected")}
            />
          ) : null}
          <TextField
            label={say("medicine-care.opioid.found")}
            hint={say("medicine-care.opioid.commas")}
            value={typed.positive}
            onChange={put("positive")}
          />
          <TextField
            label={say("medicine-care.opioid.not-found")}
            hint={say("medicine-care.opioid.commas")}
            value={typed.negative}
            onChange={put("negative")}
          />
          <TextField
            label={say("medicines.field.at")}
            kind="date"
            hint={say("medicines.today-else", { today: chart.today })}
            value={typed.at}
            onChange={put("at")}
          />
        </div>
        <Faults
          faults={[
            ...(isBare ? [say("medicine-care.opioid.screen-bare")] : []),
            ...faultsInWords(t, say, sending.error),
          ]}
        />
        <FormActs
          send={say("medicines.keep")}
          cancel={say("medicines.cancel")}
          onCancel={onClose}
          busy={sending.busy}
        />
      </form>
    </Dialog>
  );
}
