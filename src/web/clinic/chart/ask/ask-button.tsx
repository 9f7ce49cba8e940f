import { useState } from "react";
import type { Chart } from "../../../../http/contract/chart.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { useAskWords } from "./ask-words.ts";
import "./ask.css";

/** Opens the dialog that asks the patient for forms. Nothing where the reader may not. */
export function AskButton({ chart, locale }: { readonly chart: Chart; readonly locale: string }) {
  const say = useAskWords();
  const [open, setOpen] = useState(false);
  if (!chart.abilities.includes("form.ask")) return null;
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {say("ask")}
      </button>
      {open ? <AskDialog chart={chart} locale={locale} say={say} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
