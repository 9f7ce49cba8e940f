import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { api } from "../../api.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { Faults } from "./fields.tsx";
import { MedicineSearch } from "./medicine-search.tsx";
import { changeOf, draftFaults, newOrder, type OrderDraft, orderOf } from "./order-draft.ts";
import { OrderForm } from "./order-form.tsx";
import { useSending } from "./use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  /** The order to change; null = a new one. */
  readonly line: MedicineLine | null;
  readonly onClose: () => void;
}

/** A new order, or a change of one: find, write, sign. */
export function OrderDialog({ chart, say, line, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<OrderDraft | null>(() => (line === null ? null : changeOf(newId(), line)));
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const sending = useSending(
    chart.patient.id,
    (recordVersion) =>
      api.orderMedicine(chart.patient.id, {
        entryId: (draft as OrderDraft).entryId,
        order: orderOf(draft as OrderDraft),
        recordVersion,
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft === null) return;
    const found = draftFaults(draft);
    setLacks(found);
    if (found.length === 0) sending.submit();
  };
  const title = say(line === null ? "medicines.start-title" : "medicines.change-title", {
    medication: draft?.medication ?? "",
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
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          {draft.known ? null : (
            <p className="notice" role="status">
              <FlagMark shape="dashed-ring" /> {say("medicines.not-checked-long", { medication: draft.medication })}
            </p>
          )}
          <OrderForm chart={chart} say={say} draft={draft} onChange={setDraft} />
          <Faults
            faults={[...lacks.map((key) => say(`medicines.lacks.${key}`)), ...faultsInWords(t, say, sending.error)]}
          />
          <div className="state-actions">
            <button type="submit" className="btn primary" aria-disabled={sending.busy}>
              {say("medicines.sign")}
            </button>
            <button type="button" className="btn" onClick={onClose}>
              {say("medicines.cancel")}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
