import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../http/contract/chart.ts";
import type { SignsSubmission } from "../../../http/contract/safety.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { api } from "../api.ts";
import { problemWords } from "../shell/problem-words.ts";
import { useSafetyWords } from "./safety-words.ts";
import "./safety.css";

/** What rules know, grouped as a clinician would look for it. */
const GROUPS = {
  "self-and-others": ["homicidal-intent", "abuse-disclosed", "harm-to-baby-thoughts"],
  mood: ["elevated-mood", "decreased-need-for-sleep", "overspending", "agitation", "akathisia"],
  mind: ["confusion", "delusions", "hallucinations", "catatonia"],
  nerves: [
    "tremor",
    "hyperreflexia",
    "inducible-clonus",
    "spontaneous-clonus",
    "ocular-clonus",
    "hypertonia",
    "rigidity",
  ],
  body: ["fever", "sweating", "rash", "chest-pain", "syncope", "lithium-toxicity"],
  substances: [
    "sedation",
    "slow-breathing",
    "suspected-overdose",
    "alcohol-withdrawal",
    "benzodiazepine-withdrawal",
    "opioid-withdrawal",
    "seizure",
  ],
  eating: ["rapid-weight-loss", "refusing-food"],
  sleep: ["snoring", "witnessed-apnoea", "restless-legs"],
} as const;
const SOURCES = ["clinician", "patient", "caregiver"] as const;
const SEVERITIES = ["mild", "moderate", "severe"] as const;

interface Noted {
  readonly present: boolean;
  readonly severity?: (typeof SEVERITIES)[number] | undefined;
  readonly entryId: string;
}

interface SignsProps {
  readonly chart: Chart;
  readonly onClose: () => void;
}

/** What was seen or told, and what was looked for and is not there. What nobody looked for stays open. */
export function SignsForm({ chart, onClose }: SignsProps) {
  const { t } = useTranslation();
  const say = useSafetyWords();
  const client = useQueryClient();
  const [noted, setNoted] = useState<Readonly<Record<string, Noted>>>({});
  const [source, setSource] = useState<(typeof SOURCES)[number]>("clinician");
  const signs: SignsSubmission["signs"] = Object.entries(noted).map(([sign, one]) => ({ sign, source, ...one }));
  const send = useMutation({
    mutationFn: () => api.noteSigns(chart.patient.id, { signs }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
    },
  });
  const note = (sign: string, change: Omit<Noted, "entryId"> | null) => {
    const { [sign]: before, ...others } = noted;
    setNoted(change === null ? others : { ...others, [sign]: { entryId: before?.entryId ?? newId(), ...change } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending && signs.length > 0) send.mutate();
  };
  if (send.data)
    return (
      <section className="screen-flow" aria-label={say("signs.kept")}>
        <h2>{say("signs.kept")}</h2>
        <div role="alert">
          <ul className="raised">
            {send.data.alerts.map((alert) => (
              <li key={alert.id} className={alert.severity === "ask" ? "is-ask" : undefined}>
                <p className={alert.severity === "ask" ? "flag" : "flag safety"}>
                  <FlagMark shape={alert.severity === "ask" ? "dashed-ring" : "octagon"} size={16} />
                  {say(`signs.alert-${alert.severity}`)}
                </p>
                <p className="strong">{alert.message}</p>
              </li>
            ))}
          </ul>
        </div>
        <p className="state-actions">
          <button type="button" className="btn primary" onClick={onClose}>
            {say("result.done")}
          </button>
        </p>
      </section>
    );
  return (
    <form className="screen-flow" aria-label={say("signs.title")} onSubmit={submit} noValidate>
      <div className="form-head">
        <h2>{say("signs.title")}</h2>
        <button type="button" className="btn small" onClick={onClose}>
          {say("screen.leave")}
        </button>
      </div>
      <p className="soft">{say("signs.lead")}</p>
      <fieldset>
        <legend>{say("signs.source")}</legend>
        <div className="choice">
          {SOURCES.map((who) => (
            <button key={who} type="button" aria-pressed={source === who} onClick={() => setSource(who)}>
              {say(`signs.by-${who}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {Object.entries(GROUPS).map(([group, names]) => (
        <section key={group} className="sign-group">
          <h3 className="eyebrow">{say(`signs.group-${group}`)}</h3>
          {names.map((sign) => (
            <SignLine
              key={sign}
              name={say(`sign.${sign}`)}
              noted={noted[sign]}
              say={say}
              onNote={(to) => note(sign, to)}
            />
          ))}
        </section>
      ))}
      {send.isError ? (
        <p className="notice" role="alert">
          {problemWords(t, send.error).title} {problemWords(t, send.error).body}
        </p>
      ) : null}
      <p className="state-actions">
        <button type="submit" className="btn primary" disabled={signs.length === 0} aria-disabled={send.isPending}>
          {say("signs.keep", { count: signs.length })}
        </button>
      </p>
    </form>
  );
}

interface LineProps {
  readonly name: string;
  readonly noted: Noted | undefined;
  readonly say: ReturnType<typeof useSafetyWords>;
  readonly onNote: (to: Omit<Noted, "entryId"> | null) => void;
}

function SignLine({ name, noted, say, onNote }: LineProps) {
  return (
    <fieldset className="sign-line">
      <legend>{name}</legend>
      <div className="choice">
        <button type="button" aria-pressed={noted === undefined} onClick={() => onNote(null)}>
          {say("signs.not-looked")}
        </button>
        <button type="button" aria-pressed={noted?.present === false} onClick={() => onNote({ present: false })}>
          {say("signs.absent")}
        </button>
        <button
          type="button"
          aria-pressed={noted?.present === true && noted.severity === undefined}
          onClick={() => onNote({ present: true })}
        >
          {say("signs.present")}
        </button>
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={noted?.present === true && noted.severity === severity}
            onClick={() => onNote({ present: true, severity })}
          >
            {say(`signs.${severity}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
