import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QueueItem } from "../../../clinical/registry/row.ts";
import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { QueuedPerson, QueueRead } from "../../../http/contract/pharmacy-queue.ts";
import type { Say } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { FlagMark, type FlagShape } from "../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../shared/ui/format-date.ts";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { api } from "../api.ts";
import { useLiveEvent } from "../live/use-live-updates.ts";
import { problemWords } from "../shell/problem-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { itemInWords, reasonInWords, useQueueWords } from "./queue-words.ts";
import "./queue.css";

const QUEUE = ["pharmacy-queue"] as const;
const PAGE = 50;

/** The pharmacist's first page: whose medicines wait, why, and the place where each is settled. */
export function QueuePage() {
  const { t } = useTranslation();
  const words = useQueueWords();
  const { say } = words;
  const client = useQueryClient();
  const [mine, setMine] = useState(false);
  const [shown, setShown] = useState(PAGE);
  usePageTitle(say("queue.page"));
  useLiveEvent(() => void client.invalidateQueries({ queryKey: QUEUE }));
  const queue = useQuery({
    queryKey: [...QUEUE, mine, shown],
    queryFn: ({ signal }) => api.pharmacyQueue({ mine, limit: shown }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <main id="content" className="queue-page" tabIndex={-1}>
      {queue.data === undefined && queue.isPending ? <LoadingState title={say("queue.loading")} lines={6} /> : null}
      {queue.data === undefined && queue.isError ? (
        <ErrorState {...problemWords(t, queue.error)} onRetry={() => void queue.refetch()} />
      ) : null}
      {queue.data === undefined ? null : (
        <OpenQueue {...words} read={queue.data} {...{ mine, setMine }} onMore={() => setShown(shown + PAGE)} />
      )}
    </main>
  );
}

interface OpenProps {
  readonly say: Say;
  readonly locale: string;
  readonly read: QueueRead;
  readonly mine: boolean;
  readonly setMine: (mine: boolean) => void;
  readonly onMore: () => void;
}

const waits = ({ items }: QueuedPerson): boolean => items.some(({ doneOn }) => doneOn === null);

function OpenQueue({ say, locale, read, mine, setMine, onMore }: OpenProps) {
  const waiting = read.people.filter(waits);
  const done = read.people.filter((person) => !waits(person));
  const shared = { say, locale, today: read.today };
  return (
    <>
      <div className="queue-head">
        <div>
          <h1>{say("queue.title", { count: read.waiting })}</h1>
          <p className="soft">{say("queue.lead")}</p>
        </div>
        <fieldset>
          <legend className="for-readers">{say("queue.whose")}</legend>
          <div className="queue-whose">
            <button type="button" className="btn small" aria-pressed={!mine} onClick={() => setMine(false)}>
              {say("queue.all")}
            </button>
            <button type="button" className="btn small" aria-pressed={mine} onClick={() => setMine(true)}>
              {say("queue.mine")}
            </button>
          </div>
        </fieldset>
      </div>
      {waiting.length === 0 ? <EmptyState title={say("queue.empty-title")} body={say("queue.empty")} /> : null}
      <ol className="queue">
        {waiting.map((person) => (
          <Person key={person.patientId} {...shared} person={person} />
        ))}
      </ol>
      {read.people.length < read.total ? (
        <button type="button" className="btn queue-more" onClick={onMore}>
          {say("queue.more")}
        </button>
      ) : null}
      {done.length === 0 ? null : (
        <details className="queue-done">
          <summary>{say("queue.done-people", { count: done.length })}</summary>
          <ol className="queue">
            {done.map((person) => (
              <Person key={person.patientId} {...shared} person={person} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

interface PersonProps {
  readonly say: Say;
  readonly locale: string;
  readonly today: string;
  readonly person: QueuedPerson;
}

function Person({ say, locale, today, person }: PersonProps) {
  const open = person.items.filter(({ doneOn }) => doneOn === null);
  const done = person.items.filter(({ doneOn }) => doneOn !== null);
  const lines = (items: readonly QueueItem[]) => (
    <ul className="queue-lines" aria-label={say("queue.lines", { name: person.name })}>
      {items.map((item) => (
        <Line
          key={`${item.kind} ${item.medications.join()} ${item.what} ${item.on}`}
          {...{ say, locale, today, person, item }}
        />
      ))}
    </ul>
  );
  return (
    <li className="queue-person">
      <div className="queue-who">
        <h2>
          <Link to="/patients/$patientId" params={{ patientId: person.patientId }} hash="medications">
            {person.name}
          </Link>
        </h2>
        <span className="soft">
          {person.team
            .filter(({ role }) => role === "prescriber" || role === "pharmacist")
            .map(({ name }) => name)
            .join(", ")}
        </span>
        {person.upToDate ? null : <span className="unknown">{say("queue.stale")}</span>}
      </div>
      {open.length === 0 ? null : lines(open)}
      {done.length === 0 ? null : open.length === 0 ? (
        lines(done)
      ) : (
        <details className="queue-done">
          <summary>{say("queue.done", { count: done.length })}</summary>
          {lines(done)}
        </details>
      )}
    </li>
  );
}

const MARKS: Readonly<Record<QueueItem["kind"], FlagShape>> = {
  override: "diamond",
  "out-of-range": "flask",
  question: "dashed-ring",
  reconcile: "stairs",
  refill: "capsule",
  monitoring: "clock",
  storage: "clock",
};

/** The part of the Medications tab where it is settled. */
const PLACES: Readonly<Record<QueueItem["kind"], string>> = {
  override: "review",
  "out-of-range": "monitoring",
  question: "questions",
  reconcile: "compare",
  refill: "supplies",
  monitoring: "monitoring",
  storage: "supports",
};

function Line({ say, locale, today, person, item }: PersonProps & { readonly item: QueueItem }) {
  const reason = reasonInWords(say, item);
  const days = dayNumber(today) - dayNumber(item.on);
  return (
    <li className={item.doneOn === null ? undefined : "is-done"}>
      <span className={item.urgency <= 2 && item.doneOn === null ? "flag decide" : "flag"}>
        <FlagMark shape={MARKS[item.kind]} size={14} />
      </span>
      <span className="queue-words">
        <span className={item.urgency <= 2 ? "strong" : "medium"}>{itemInWords(say, item)}</span>
        {reason === "" ? null : <span className="soft"> {reason}</span>}
      </span>
      <span className="queue-since soft">
        {item.doneOn === null
          ? `${say("queue.since", { date: formatDay(item.on, locale, today) })}, ${say("queue.waits", { days })}`
          : say("queue.done-on", { date: formatDay(item.doneOn, locale, today) })}
      </span>
      <Link
        className="btn small"
        to="/patients/$patientId"
        params={{ patientId: person.patientId }}
        hash={`medications/${PLACES[item.kind]}`}
        aria-label={`${say("queue.open", { what: say(`queue.place.${item.kind}`) })}, ${person.name}: ${itemInWords(say, item)}`}
      >
        {say("queue.open", { what: say(`queue.place.${item.kind}`) })}
      </Link>
    </li>
  );
}
