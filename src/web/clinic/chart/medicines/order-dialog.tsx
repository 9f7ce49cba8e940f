import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type {
  FoundMedicine,
  MedicineLine,
  MedicinesRead,
  OrderChecked,
  OrderSubmission,
} from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { api } from "../../api.ts";
import { BeforeYouSign, type Keeping } from "./before-you-sign.tsx";
import { type Answer, changedAnswers, keptAnswers, openFindings, stillChanged } from "./check-answers.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { Faults, FormActs } from "./fields.tsx";
import { factsOf, InsteadOptions } from "./instead-options.tsx";
import { doseInWords } from "./line-words.ts";
import { MedicineSearch } from "./medicine-search.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { changeOf, draftFaults, newOrder, type OrderDraft, orderOf } from "./order-draft.ts";
import { OrderForm } from "./order-form.tsx";
import { useSending } from "./use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: MedicinesRead;
  /** The order to change; null = a new one. */
  readonly line: MedicineLine | null;
  /** Of a new order: a medicine chosen already. */
  readonly begun?: { readonly medication: string; readonly facts: FoundMedicine | null } | undefined;
  readonly onClose: () => void;
}

/** A new order, or a change of one: find, write, see what the check finds, sign. */
export function OrderDialog({ chart, say, locale, read, line, begun, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<OrderDraft | null>(() => {
    if (line !== null) return changeOf(newId(), line);
    return begun === undefined ? null : newOrder({ entryId: newId(), orderId: newId() }, begun.medication, begun.facts);
  });
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const [check, setCheck] = useState<OrderChecked | null>(null);
  const [keeping, setKeeping] = useState<Readonly<Record<string, Keeping>>>({});
  /** Findings for which an earlier draft was written anew. */
  const [noting, setNoting] = useState<"profile" | "lab" | null>(null);
  const [changed, setChanged] = useState<readonly Answer[]>([]);
  const patientId = chart.patient.id;
  const looking = useMutation({
    mutationFn: (order: OrderSubmission["order"]) => api.checkOrder(patientId, order),
    onSuccess: setCheck,
  });
  const sending = useSending(
    patientId,
    (recordVersion) => {
      const now = draft as OrderDraft;
      return api.orderMedicine(patientId, {
        entryId: now.entryId,
        order: orderOf(now),
        answers: [...stillChanged(changed, check), ...keptAnswers(check, keeping)],
        recordVersion,
      });
    },
    onClose,
  );
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (draft === null || looking.isPending) return;
    const found = draftFaults(draft);
    setLacks(found);
    if (found.length === 0) looking.mutate(orderOf(draft));
  };
  const rewrite = () => {
    setChanged((before) => [...before, ...changedAnswers(check, before)]);
    setCheck(null);
    setKeeping({});
    sending.clear();
  };
  /** Another medicine in the place of the drafted one; what was written of its use is kept. */
  const orderInstead = useMutation({
    mutationFn: factsOf,
    onSuccess: (facts, medication) => {
      rewrite();
      const fresh = newOrder({ entryId: newId(), orderId: newId() }, medication, facts);
      setDraft({ ...fresh, indication: draft?.indication ?? "", reason: draft?.reason ?? "" });
    },
  });
  const grave = check?.findings.filter(({ place }) => place === "interrupts") ?? [];
  const open = openFindings(check, keeping);
  const title = say(line === null ? "medicines.start-title" : "medicines.change-title", {
    medication: draft?.medication ?? say("medicines.a-medicine"),
  });
  return (
    <Dialog title={title} closeLabel={say("medicines.close")} onClose={onClose} className="order-dialog">
      {draft === null ? (
        <MedicineSearch
          say={say}
          onChoose={({ medication, facts }) =>
            setDraft(newOrder({ entryId: newId(), orderId: newId() }, medication, facts))
          }
        />
      ) : check === null ? (
        <form className="stack" onSubmit={look} noValidate>
          {draft.known ? null : (
            <p className="notice doubt" role="status">
              <FlagMark shape="dashed-ring" /> {say("medicines.not-checked-long", { medication: draft.medication })}
            </p>
          )}
          <OrderForm chart={chart} say={say} draft={draft} onChange={setDraft} />
          <Faults
            faults={[...lacks.map((key) => say(`medicines.lacks.${key}`)), ...faultsInWords(t, say, looking.error)]}
          />
          <FormActs
            send={say("medicines.check-order")}
            cancel={say("medicines.cancel")}
            onCancel={onClose}
            busy={looking.isPending}
          />
        </form>
      ) : (
        <div className="stack">
          <BeforeYouSign
            say={say}
            locale={locale}
            check={check}
            order={orderInWords(say, locale, draft)}
            reasons={read.overrideReasons}
            keeping={keeping}
            onNote={chart.abilities.includes("medication.report") ? setNoting : undefined}
            onKeep={(key, kept) =>
              setKeeping((before) => ({ ...before, [key]: { entryId: before[key]?.entryId ?? newId(), ...kept } }))
            }
          />
          {grave.length > 0 && draft.action === "start" ? (
            <InsteadOptions
              patientId={patientId}
              say={say}
              medication={draft.medication}
              onOrder={(medication) => orderInstead.mutate(medication)}
            />
          ) : null}
          <Faults faults={faultsInWords(t, say, sending.error ?? orderInstead.error)} />
          <div className="state-actions">
            <button
              type="button"
              className={grave.length === 0 ? "btn primary" : "btn"}
              disabled={open > 0}
              aria-disabled={sending.busy}
              onClick={sending.submit}
            >
              {say(
                open > 0
                  ? "medicines.sign-needs-reason"
                  : grave.length > 0
                    ? "medicines.sign-as-drafted"
                    : "medicines.sign",
              )}
            </button>
            <button type="button" className={grave.length > 0 ? "btn primary" : "btn"} onClick={rewrite}>
              {say("medicines.change-draft")}
            </button>
            <button type="button" className="btn quiet" onClick={onClose}>
              {say("medicines.do-not-order")}
            </button>
          </div>
          {noting === null ? null : (
            <NoteDialog
              chart={chart}
              say={say}
              kind={noting}
              lines={read.lines}
              onClose={() => {
                setNoting(null);
                looking.mutate(orderOf(draft));
              }}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

function orderInWords(say: Say, locale: string, draft: OrderDraft): string {
  const { doseMg = 0, frequency = "", titration = [] } = orderOf(draft);
  const steps = titration.map((step) =>
    say("medicines.then", { dose: doseInWords(say, locale, step.doseMg), day: step.day }),
  );
  return [
    `${draft.medication} ${doseInWords(say, locale, doseMg)} ${slugInWords(say, "frequency", frequency)}`,
    ...steps,
  ].join(", ");
}
