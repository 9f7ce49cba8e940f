import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { FormAsk, FormAsked, FormRequests } from "../../../../http/contract/form-requests.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ErrorState } from "../../../shared/ui/error-state.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { problemWords } from "../../shell/problem-words.ts";
import { askApi } from "./ask-api.ts";
import { LinkShown } from "./link-shown.tsx";
import { formRequestsKey, useFormRequests } from "./use-form-requests.ts";

interface Props {
  readonly chart: Chart;
  readonly locale: string;
  readonly say: Say;
  readonly onClose: () => void;
}

/** Asks the patient for forms: by a link to give them, or on this very device. */
export function AskDialog({ chart, locale, say, onClose }: Props) {
  const { t } = useTranslation();
  const known = useFormRequests(chart.patient.id);
  const [asked, setAsked] = useState<FormAsked | null>(null);
  const { name } = chart.patient;
  return (
    <Dialog
      title={say(asked ? "link-title" : "title", { name })}
      closeLabel={say("close")}
      onClose={onClose}
      className="ask"
    >
      {asked !== null ? (
        <LinkShown asked={asked} name={name} timeZone={chart.timeZone} locale={locale} say={say} onDone={onClose} />
      ) : known.data !== undefined ? (
        <AskFields chart={chart} say={say} locale={locale} known={known.data} onAsked={setAsked} />
      ) : known.isError ? (
        <ErrorState {...problemWords(t, known.error)} onRetry={() => void known.refetch()} />
      ) : (
        <LoadingState title={say("loading")} />
      )}
    </Dialog>
  );
}

interface FieldsProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly known: FormRequests;
  readonly onAsked: (asked: FormAsked) => void;
}

const DAYS = [1, 3, 7, 14, 30];

function AskFields({ chart, say, locale, known, onAsked }: FieldsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const ids = { language: useId(), who: useId(), days: useId(), why: useId() };
  const due = new Set(chart.due.filter(({ dueOn }) => dueOn <= chart.today).map(({ name }) => name));
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    known.forms.map(({ id }) => id).filter((id) => due.has(id)),
  );
  const languages = sharedLanguages(known, chosen);
  const [language, setLanguage] = useState(chart.patient.language?.split("-")[0] ?? "en");
  const [completedBy, setCompletedBy] = useState<"patient" | "caregiver">("patient");
  const [days, setDays] = useState(known.linkDays);
  const [why, setWhy] = useState("");
  const told = languages.includes(language) ? language : languages[0];
  const ask: FormAsk = { instruments: [...chosen], language: told, completedBy, why };
  const patientId = chart.patient.id;
  const send = useMutation({
    mutationFn: () => askApi.ask(patientId, { ...ask, days }),
    onSuccess: (asked) => {
      onAsked(asked);
      void client.invalidateQueries({ queryKey: formRequestsKey(patientId) });
    },
  });
  const start = useMutation({ mutationFn: () => askApi.startHere(patientId, ask) });
  const problem = send.error ?? start.error;
  const ready = chosen.length > 0 && told !== undefined && !send.isPending && !start.isPending;
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <form className="ask-fields" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend className="label">{say("forms")}</legend>
        <ul className="ask-forms">
          {known.forms.map((form) => (
            <li key={form.id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(form.id)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, form.id] : chosen.filter((id) => id !== form.id))
                  }
                />
                <span>
                  <b>{form.id}</b> <span className="soft">{say("questions", { count: form.questions })}</span>
                  {due.has(form.id) ? <span className="tag">{say("due")}</span> : null}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="ask-row">
        <div className="field">
          <label htmlFor={ids.language}>{say("language")}</label>
          <select
            id={ids.language}
            className="input"
            value={told ?? ""}
            onChange={({ target }) => setLanguage(target.value)}
          >
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag) ?? tag}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.who}>{say("who")}</label>
          <select
            id={ids.who}
            className="input"
            value={completedBy}
            onChange={({ target }) => setCompletedBy(target.value === "caregiver" ? "caregiver" : "patient")}
          >
            <option value="patient">{say("who-patient")}</option>
            <option value="caregiver">{say("who-caregiver")}</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor={ids.days}>{say("days")}</label>
          <select id={ids.days} className="input" value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {[...new Set([...DAYS, known.linkDays])]
              .toSorted((a, b) => a - b)
              .map((count) => (
                <option key={count} value={count}>
                  {say("days-count", { days: count })}
                </option>
              ))}
          </select>
        </div>
      </div>
      <div className="field">
        <label htmlFor={ids.why}>{say("why")}</label>
        <input
          id={ids.why}
          className="input"
          maxLength={300}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </div>
      <p role="status" className="soft">
        {chosen.length === 0 ? say("none-chosen") : told === undefined ? say("language-none") : ""}
        {known.birthDateKnown ? "" : say("no-birth-date")}
      </p>
      {problem ? (
        <p role="alert" className="door-problem">
          {problemWords(t, problem).body}
        </p>
      ) : null}
      <p className="ask-acts">
        <button
          type="button"
          className="btn primary"
          disabled={!ready || !known.birthDateKnown}
          onClick={() => send.mutate()}
        >
          {say("send")}
        </button>
        <button type="button" className="btn" disabled={!ready} onClick={() => start.mutate()}>
          {say("tablet")}
        </button>
      </p>
      <p className="soft micro">{say("tablet-note")}</p>
    </form>
  );
}

/** Languages that every chosen form exists in; with none chosen, those of any. */
function sharedLanguages({ forms }: FormRequests, chosen: readonly string[]): string[] {
  const asked = forms.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const all = [...new Set(asked.flatMap(({ languages }) => languages))];
  return all.filter((tag) => chosen.length === 0 || asked.every(({ languages }) => languages.includes(tag)));
}
