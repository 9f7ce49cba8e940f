import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine, MedicinesRead } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { api } from "../../api.ts";
import { problemWords } from "../../shell/problem-words.ts";
import { AfterStopping } from "./after-stopping.tsx";
import { BeforeYouSign, type Keeping } from "./before-you-sign.tsx";
import { keptAnswers, openFindings } from "./check-answers.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { Faults, FormActs, TextField, WordsField } from "./fields.tsx";
import { takingInWords } from "./line-words.ts";
import { useSending } from "./use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: MedicinesRead;
  readonly line: MedicineLine;
  readonly action: "hold" | "resume" | "stop";
  readonly onTaper: () => void;
  readonly onClose: () => void;
}

/** Holds, resumes or stops one order, says why, and shows what it leads to before it is signed. */
export function ActDialog({ chart, say, locale, read, line, action, onTaper, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [entryId] = useState(() => newId());
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [asked, setAsked] = useState(false);
  const [keeping, setKeeping] = useState<Readonly<Record<string, Keeping>>>({});
  const needsReason = action !== "resume";
  const order = { orderId: line.key, action, medication: line.medication };
  const looking = useQuery({
    queryKey: ["chart", chart.patient.id, "order-check", order],
    queryFn: () => api.checkOrder(chart.patient.id, order),
  });
  const check = looking.data ?? null;
  const sending = useSending(
    chart.patient.id,
    (recordVersion) =>
      api.orderMedicine(chart.patient.id, {
        entryId,
        order: {
          ...order,
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
          ...(until === "" ? {} : { until }),
        },
        answers: keptAnswers(check, keeping),
        recordVersion,
      }),
    onClose,
  );
  const open = openFindings(check, keeping);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if ((!needsReason || reason.trim() !== "") && open === 0) sending.submit();
  };
  const lacks = asked && needsReason && reason.trim() === "" ? [say("medicines.lacks.reason-missing")] : [];
  const unchecked = looking.isError ? [problemWords(t, looking.error).title, say("medicines.act-unchecked")] : [];
  return (
    <Dialog
      title={say(`medicines.${action}-title`, { medication: line.medication })}
      closeLabel={say("medicines.close")}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{say(`medicines.${action}-lead`)}</p>
        {action === "resume" || check === null ? null : (
          <AfterStopping say={say} check={check} onTaper={action === "stop" ? onTaper : undefined} />
        )}
        {action === "resume" && check !== null ? (
          <BeforeYouSign
            say={say}
            locale={locale}
            check={check}
            order={`${line.medication} ${takingInWords(say, locale, line)}`}
            reasons={read.overrideReasons}
            keeping={keeping}
            onKeep={(key, kept) =>
              setKeeping((before) => ({ ...before, [key]: { entryId: before[key]?.entryId ?? newId(), ...kept } }))
            }
          />
        ) : null}
        {action === "hold" ? (
          <TextField
            label={say("medicines.field.until")}
            kind="date"
            least={chart.today}
            hint={say("medicines.until-hint")}
            value={until}
            onChange={setUntil}
          />
        ) : null}
        <WordsField label={say("medicines.field.reason")} value={reason} onChange={setReason} first />
        <Faults faults={[...unchecked, ...lacks, ...faultsInWords(t, say, sending.error)]} />
        <FormActs
          send={say(open > 0 ? "medicines.sign-needs-reason" : `medicines.${action}`)}
          cancel={say("medicines.cancel")}
          onCancel={onClose}
          busy={sending.busy}
          shut={open > 0}
        />
      </form>
    </Dialog>
  );
}
