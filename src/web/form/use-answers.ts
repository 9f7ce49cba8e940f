import { useEffect, useRef, useState } from "react";
import type { Closed } from "../../http/contract/crisis.ts";
import type { FormReceipt, FormState, OpenForm } from "../../http/contract/form.ts";
import { AnswerQueue, type QueueState } from "./answer-queue.ts";
import { saveAnswers } from "./form-api.ts";
import type { Given } from "./form-steps.ts";

/** The answers of a form: those the server has, those still on this device over them, and how to give one. */
export function useAnswers(form: OpenForm, onStopped: (state: FormState) => void) {
  const [saving, setSaving] = useState<QueueState>("saved");
  const [closed, setClosed] = useState<Closed | null>(form.closed ?? null);
  const stopped = useRef(onStopped);
  stopped.current = onStopped;
  const [queue] = useState(
    () =>
      new AnswerQueue(form.id, {
        storage: localStorage,
        send: async (instrument, answers) => {
          const receipt = await saveAnswers(instrument, answers);
          if (receipt.state === "saved") setClosed(receipt.closed ?? null);
          return receipt;
        },
        later: (act, ms) => void setTimeout(act, ms),
        changed: setSaving,
        stopped: (receipt: FormReceipt) => {
          if (receipt.state !== "saved") stopped.current(receipt);
        },
      }),
  );
  const [given, setGiven] = useState<Given>(() => together(form, queue.pending));
  useEffect(() => {
    const send = () => queue.send();
    send();
    addEventListener("online", send);
    return () => removeEventListener("online", send);
  }, [queue]);
  const give = (instrument: string, linkId: string, value: number | null) => {
    setGiven((before) => ({ ...before, [instrument]: { ...before[instrument], [linkId]: value } }));
    queue.put(instrument, linkId, value);
  };
  return { given, give, saving, queue, closed };
}

function together(form: OpenForm, pending: Given): Given {
  return Object.fromEntries(
    form.sheets.map((sheet) => [sheet.form.id, { ...sheet.answers, ...pending[sheet.form.id] }]),
  );
}
