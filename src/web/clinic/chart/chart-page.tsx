import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { ReplayLink } from "../replay/replay-link.tsx";
import { chartRoute } from "../router.tsx";
import { problemWords } from "../shell/problem-words.ts";
import { useShortcut } from "../shell/use-shortcut.ts";
import { AlertBanner } from "./alert-banner.tsx";
import { AskButton } from "./ask/ask-button.tsx";
import { RequestList } from "./ask/request-list.tsx";
import { ChartHeader, Team } from "./chart-header.tsx";
import { useChartWords } from "./chart-words.ts";
import { EntryPicker } from "./entry-picker.tsx";
import { KeyHint } from "./key-hint.tsx";
import { MeasuresTab } from "./measures-tab.tsx";
import { MedicinesTab } from "./medicines/medicines-tab.tsx";
import { RecordTab } from "./record-tab.tsx";
import { ScoreForm } from "./score-form.tsx";
import { ScreenFlow } from "./screen-flow.tsx";
import { SidePanel } from "./side-panel.tsx";
import { SignsForm } from "./signs-form.tsx";
import { TimelineTab } from "./timeline-tab.tsx";
import { useChart } from "./use-chart.ts";
import { VisitsTab } from "./visits-tab.tsx";
import "./chart-lists.css";
import "./score-form.css";
import "./chart.css";
import "./findings.css";

const TABS = ["timeline", "measures", "medications", "visits", "record"] as const;
type Tab = (typeof TABS)[number];

/** The suicide-risk screen and the list of signs have forms of their own. */
const SCREEN = "C-SSRS";
const SIGNS = "signs";

/** Forms one press away; every other is found under Add entry. */
const FORMS = ["PHQ-9", "GAD-7"] as const;

/** The chart of one person: who, what waits, and the whole course of care. */
export function ChartPage() {
  const { t } = useTranslation();
  const { say, locale } = useChartWords();
  const { patientId } = chartRoute.useParams();
  const chart = useChart(patientId);
  const name = chart.data?.patient.name;
  useEffect(() => {
    if (name !== undefined) document.title = t("app.title", { page: name });
  }, [name, t]);
  if (chart.isPending)
    return (
      <main id="content" className="chart-page">
        <LoadingState title={say("page.loading")} lines={6} />
      </main>
    );
  if (chart.data === undefined)
    return (
      <main id="content" className="chart-page">
        <ErrorState {...problemWords(t, chart.error)} onRetry={() => void chart.refetch()} />
      </main>
    );
  return <OpenChart key={patientId} chart={chart.data} say={say} locale={locale} />;
}

function OpenChart({ chart, say, locale }: { readonly chart: Chart; readonly say: Say; readonly locale: string }) {
  const hash = useLocation({ select: (location) => location.hash });
  const tab: Tab = TABS.find((name) => name === hash.split("/")[0]) ?? "timeline";
  const [asTable, setAsTable] = useState(false);
  const [form, setForm] = useState<string | null>(null);
  // Asked for again after one was kept, it begins anew.
  const [screens, setScreens] = useState(0);
  const [picking, setPicking] = useState(false);
  const mayScore = chart.abilities.includes("score.write");
  useShortcut("t", () => setAsTable((before) => !before));
  useShortcut("n", () => {
    if (mayScore && form === null) setForm(FORMS[0]);
  });
  const shared = { chart, say, locale };
  const screenNow = mayScore
    ? () => {
        setForm(SCREEN);
        setScreens((before) => before + 1);
      }
    : undefined;
  return (
    <main id="content" className="chart-page">
      <AlertBanner {...shared} onScreen={screenNow} />
      <ChartHeader {...shared} />
      <div className="chart-bar no-print">
        <nav className="chart-tabs" aria-label={say("tabs.label")}>
          {TABS.map((name) => (
            <Link
              key={name}
              to="/patients/$patientId"
              params={{ patientId: chart.patient.id }}
              hash={name}
              activeOptions={{ includeHash: true }}
              aria-current={form === null && tab === name ? "page" : undefined}
              onClick={() => setForm(null)}
            >
              {say(`tabs.${name}`)}
            </Link>
          ))}
        </nav>
        <Team chart={chart} say={say} />
        <div className="chart-acts">
          {(tab === "timeline" || tab === "measures") && form === null ? (
            <fieldset>
              <legend className="for-readers">{say("view.label")}</legend>
              <div className="choice">
                <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
                  {say("view.picture")}
                </button>
                <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
                  {say("view.table")} <KeyHint>T</KeyHint>
                </button>
              </div>
            </fieldset>
          ) : null}
          {mayScore ? (
            <button type="button" className="btn small" aria-pressed={form === SIGNS} onClick={() => setForm(SIGNS)}>
              {say("signs.add")}
            </button>
          ) : null}
          {mayScore
            ? FORMS.map((instrument, index) => (
                <button
                  key={instrument}
                  type="button"
                  className="btn small"
                  aria-pressed={form === instrument}
                  onClick={() => setForm(instrument)}
                >
                  {say("form.add", { instrument })} {index === 0 ? <KeyHint>N</KeyHint> : null}
                </button>
              ))
            : null}
          {mayScore ? (
            <button type="button" className="btn small" onClick={() => setPicking(true)}>
              {say("pick.open")}
            </button>
          ) : null}
          <AskButton chart={chart} locale={locale} />
          <ReplayLink patientId={chart.patient.id} say={say} />
        </div>
      </div>
      {picking ? (
        <EntryPicker
          say={say}
          onClose={() => setPicking(false)}
          onPick={(instrument) => {
            setPicking(false);
            setForm(instrument);
          }}
        />
      ) : null}
      {chart.row.upToDate ? null : (
        <p className="notice chart-notice" role="status">
          <FlagMark shape="clock" /> {say("page.not-counted")}
        </p>
      )}
      <div className="chart-columns">
        <div className="chart-main">
          {form === null ? (
            <>
              {tab === "timeline" ? <TimelineTab {...shared} asTable={asTable} /> : null}
              {tab === "measures" && mayScore ? <RequestList chart={chart} locale={locale} /> : null}
              {tab === "measures" ? <MeasuresTab {...shared} asTable={asTable} /> : null}
              {tab === "medications" ? <MedicinesTab {...shared} /> : null}
              {tab === "visits" ? <VisitsTab {...shared} /> : null}
              {tab === "record" ? <RecordTab {...shared} /> : null}
            </>
          ) : (
            <OpenForm key={`${form} ${screens}`} {...shared} form={form} onClose={() => setForm(null)} />
          )}
        </div>
        <SidePanel {...shared} onScreen={screenNow} />
      </div>
    </main>
  );
}

interface FormProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly form: string;
  readonly onClose: () => void;
}

function OpenForm({ form, ...shared }: FormProps) {
  if (form === SCREEN) return <ScreenFlow {...shared} />;
  if (form === SIGNS) return <SignsForm {...shared} />;
  return <ScoreForm {...shared} instrument={form} />;
}
