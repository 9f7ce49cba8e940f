import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstrumentList } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { problemWords } from "../shell/problem-words.ts";
import { instrumentsQuery } from "./use-chart.ts";

type Listed = InstrumentList["instruments"][number];

interface PickerProps {
  readonly say: Say;
  readonly onPick: (instrument: string) => void;
  readonly onClose: () => void;
}

/** Every form and log that can be entered, found by typing a part of its name. */
export function EntryPicker({ say, onPick, onClose }: PickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const list = useQuery(instrumentsQuery);
  const found = formsNamed(list.data?.instruments ?? [], text.trim().toLowerCase());
  return (
    <Dialog title={say("pick.title")} closeLabel={say("pick.close")} onClose={onClose} className="entry-picker">
      <label className="field">
        <span>{say("pick.find")}</span>
        <input
          className="input"
          type="search"
          data-first-focus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== "Enter" || !first) return;
            // Else the same press would go on to the button that opened this list, and open it again.
            event.preventDefault();
            onPick(first.id);
          }}
        />
      </label>
      {list.isPending ? <LoadingState title={say("pick.loading")} /> : null}
      {list.isError ? <ErrorState {...problemWords(t, list.error)} onRetry={() => void list.refetch()} /> : null}
      {GROUPS.map(([group, belongs]) => (
        <Group key={group} title={say(`pick.${group}`)} forms={found.filter(belongs)} onPick={onPick} />
      ))}
      {list.isSuccess && found.length === 0 ? <p className="soft">{say("pick.none")}</p> : null}
    </Dialog>
  );
}

/** What is called so comes before what only mentions it: ISI before the akathISIa scale. */
function formsNamed(forms: readonly Listed[], text: string): Listed[] {
  const place = ({ id }: Listed) => (id.toLowerCase() === text ? 0 : id.toLowerCase().startsWith(text) ? 1 : 2);
  return forms
    .filter((one) => `${one.id} ${one.title} ${one.domain}`.toLowerCase().includes(text))
    .toSorted((a, b) => place(a) - place(b));
}

const GROUPS: readonly (readonly [name: string, belongs: (form: Listed) => boolean])[] = [
  ["words", ({ capture, validated }) => capture === "words" && validated],
  ["own", ({ validated }) => !validated],
  ["rest", ({ capture, validated }) => capture !== "words" && validated],
];

function Group({
  title,
  forms,
  onPick,
}: {
  readonly title: string;
  readonly forms: readonly Listed[];
  readonly onPick: (instrument: string) => void;
}) {
  if (forms.length === 0) return null;
  return (
    <section className="pick-group">
      <h3>{title}</h3>
      <ul>
        {forms.map((form) => (
          <li key={form.id}>
            <button type="button" className="btn quiet" onClick={() => onPick(form.id)}>
              <b>{form.id}</b> <span className="soft">{form.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
