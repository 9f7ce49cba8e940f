import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { FormAsked, FormRequestView } from "../../../../http/contract/form-requests.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { dayOf, formatDay } from "../../../shared/ui/format-date.ts";
import { problemWords } from "../../shell/problem-words.ts";
import { askApi } from "./ask-api.ts";
import { useAskWords } from "./ask-words.ts";
import { LinkShown } from "./link-shown.tsx";
import { formRequestsKey, useFormRequests } from "./use-form-requests.ts";

interface Props {
  readonly chart: Chart;
  readonly locale: string;
}

const OVER = new Set<FormRequestView["state"]>(["answered", "cancelled"]);

/** What the patient was asked for and how far it is: what waits for an answer, and the latest few that are over. */
export function RequestList({ chart, locale }: Props) {
  const say = useAskWords();
  const { data } = useFormRequests(chart.patient.id);
  const [shown, setShown] = useState<FormAsked | null>(null);
  const requests = [
    ...(data?.requests ?? []).filter(({ state }) => !OVER.has(state)),
    ...(data?.requests ?? []).filter(({ state }) => OVER.has(state)).slice(0, 3),
  ];
  if (requests.length === 0) return null;
  const { name } = chart.patient;
  return (
    <section className="asked-for" aria-label={say("list")}>
      <h2>{say("list")}</h2>
      <ul>
        {requests.map((request) => (
          <RequestLine key={request.id} {...{ chart, locale, say, request }} onLink={setShown} />
        ))}
      </ul>
      {shown === null ? null : (
        <Dialog title={say("link-title")} closeLabel={say("close")} onClose={() => setShown(null)} className="ask">
          <LinkShown
            asked={shown}
            name={name}
            timeZone={chart.timeZone}
            locale={locale}
            say={say}
            onDone={() => setShown(null)}
          />
        </Dialog>
      )}
    </section>
  );
}

interface LineProps extends Props {
  readonly say: Say;
  readonly request: FormRequestView;
  readonly onLink: (asked: FormAsked) => void;
}

function RequestLine({ chart, locale, say, request, onLink }: LineProps) {
  const on = (instant: string) => formatDay(dayOf(instant, chart.timeZone), locale, chart.today);
  const { state, instruments, mode, askedAt, askedByName, expiresAt, why, remindSince } = request;
  const waits = !OVER.has(state);
  return (
    <li className={waits ? "asked" : "asked is-over"}>
      <p>
        <b>{instruments.join(", ")}</b> <span className="soft">{say(`mode.${mode}`)}</span>{" "}
        <span className={state === "answered" ? "" : "unknown"}>
          {say(`state.${state}`, { date: on(request.answeredAt ?? askedAt) })}
        </span>
      </p>
      <p className="soft">
        {say(waits ? "not-answered" : "asked", { date: on(askedAt), who: askedByName ?? say("someone") })}
        {state === "sent" || state === "opened" || state === "begun"
          ? `, ${say("until", { date: on(expiresAt) })}`
          : ""}
        {why === "" ? "" : `. ${why}`}
      </p>
      {remindSince === null || !waits ? null : (
        <p className="asked-remind">{say("remind", { date: on(askedAt), name: chart.patient.name })}</p>
      )}
      {waits && chart.abilities.includes("form.ask") ? <RequestActs {...{ chart, say, request, onLink }} /> : null}
    </li>
  );
}

function RequestActs({ chart, say, request, onLink }: Omit<LineProps, "locale">) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const { id: patientId } = chart.patient;
  const done = () => void client.invalidateQueries({ queryKey: formRequestsKey(patientId) });
  const renew = useMutation({
    mutationFn: () => askApi.renew(patientId, request.id),
    onSuccess: (asked) => {
      onLink(asked);
      done();
    },
  });
  const cancel = useMutation({ mutationFn: () => askApi.cancel(patientId, request.id), onSettled: done });
  const reminded = useMutation({ mutationFn: () => askApi.reminded(patientId, request.id), onSettled: done });
  const handOut = useMutation({ mutationFn: () => askApi.handOut(patientId, request.id) });
  const problem = renew.error ?? cancel.error ?? reminded.error ?? handOut.error;
  const named = (act: string) => say("act-on", { act, forms: request.instruments.join(", ") });
  const act = (word: string, run: () => void) => (
    <button type="button" className="btn small" aria-label={named(say(word))} onClick={run}>
      {say(word)}
    </button>
  );
  return (
    <p className="ask-acts no-print">
      {request.remindSince === null ? null : act("reminded", () => reminded.mutate())}
      {act("renew", () => renew.mutate())}
      {act("hand-out", () => handOut.mutate())}
      {sure ? act("cancel-sure", () => cancel.mutate()) : act("cancel", () => setSure(true))}
      {problem ? (
        <span role="alert" className="door-problem">
          {problemWords(t, problem).body}
        </span>
      ) : null}
    </p>
  );
}
