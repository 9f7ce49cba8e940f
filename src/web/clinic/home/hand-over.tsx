import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingForm } from "../../../http/contract/form-requests.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { formatBirthDate } from "../../shared/ui/format-date.ts";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { askApi } from "../chart/ask/ask-api.ts";
import { problemWords } from "../shell/problem-words.ts";
import "./hand-over.css";

/** The desk hears of a new request by asking again: the live events are about clinical records. */
const AGAIN_MS = 20_000;

/** People for whom a form waits, so that the tablet can be handed to them. Names and birth dates alone. */
export function HandOver() {
  const { t } = useTranslation();
  const title = useId();
  const [chosen, setChosen] = useState<WaitingForm | null>(null);
  const waiting = useQuery({
    queryKey: ["waiting-forms"],
    queryFn: ({ signal }) => askApi.waiting(signal),
    refetchInterval: AGAIN_MS,
  });
  return (
    <section className="hand-over" aria-labelledby={title}>
      <h2 id={title}>{t("home.handOver.title")}</h2>
      <p className="soft">{t("home.handOver.lead")}</p>
      {waiting.data !== undefined ? (
        <WaitingList waiting={waiting.data.waiting} onChoose={setChosen} />
      ) : waiting.isError ? (
        <ErrorState {...problemWords(t, waiting.error)} onRetry={() => void waiting.refetch()} />
      ) : (
        <LoadingState title={t("home.handOver.loading")} />
      )}
      {chosen === null ? null : <CheckDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

interface ListProps {
  readonly waiting: readonly WaitingForm[];
  readonly onChoose: (one: WaitingForm) => void;
}

function WaitingList({ waiting, onChoose }: ListProps) {
  const { t } = useTranslation();
  if (waiting.length === 0) return <p className="hand-over-none">{t("home.handOver.none")}</p>;
  return (
    <ul>
      {waiting.map((one) => (
        <li key={one.requestId}>
          <span className="hand-over-who">
            <b>{one.patientName}</b>
            <BirthDate of={one} />
          </span>
          <button
            type="button"
            className="btn"
            aria-label={t("home.handOver.actFor", { name: one.patientName })}
            onClick={() => onChoose(one)}
          >
            {t("home.handOver.act")}
          </button>
        </li>
      ))}
    </ul>
  );
}

function BirthDate({ of }: { readonly of: WaitingForm }) {
  const { t } = useTranslation();
  if (of.birthDate === null) return <span className="unknown">{t("home.handOver.bornUnknown")}</span>;
  return <span className="soft">{t("home.handOver.born", { date: formatBirthDate(of.birthDate, t("locale")) })}</span>;
}

/** The wrong person's form in the right person's hands is the mistake to prevent: who it is for is read out first. */
function CheckDialog({ chosen, onClose }: { readonly chosen: WaitingForm; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const start = useMutation({ mutationFn: () => askApi.handOut(chosen.patientId, chosen.requestId) });
  return (
    <Dialog title={t("home.handOver.check")} closeLabel={t("home.handOver.close")} onClose={onClose}>
      <div className="stack hand-over-check">
        <p className="hand-over-who">
          <b>{chosen.patientName}</b>
          <BirthDate of={chosen} />
        </p>
        <p className="soft">{t("home.handOver.signsOut")}</p>
        {start.error ? (
          <p role="alert" className="door-problem">
            {problemWords(t, start.error).body}
          </p>
        ) : null}
        <p className="hand-over-acts">
          <button type="button" className="btn primary" disabled={start.isPending} onClick={() => start.mutate()}>
            {t("home.handOver.start")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t("home.handOver.notThem")}
          </button>
        </p>
      </div>
    </Dialog>
  );
}
