import type { KeptDraft } from "../../../http/contract/score-drafts.ts";
import type { Say } from "../../shared/charts/words.ts";

interface BegunProps {
  readonly kept: NonNullable<KeptDraft["draft"]>;
  readonly instrument: string;
  readonly say: Say;
  readonly locale: string;
  readonly onResume: () => void;
  readonly onDiscard: () => void;
}

/** A form the same person began and did not hand in: go on with it, or give it up. Nobody is led on without being asked. */
export function BegunNotice({ kept, instrument, say, locale, onResume, onDiscard }: BegunProps) {
  return (
    <section className="notice begun" aria-label={say("draft.label", { instrument })}>
      <p>
        <b className="strong">
          {say("draft.begun", { instrument, when: agoInWords(kept.begunAt, Date.now(), locale) })}
        </b>{" "}
        {say("draft.answered", { count: Object.keys(kept.body.answers).length })}
      </p>
      <p className="state-actions">
        <button type="button" className="btn primary" onClick={onResume}>
          {say("draft.resume")}
        </button>
        <button type="button" className="btn" onClick={onDiscard}>
          {say("draft.discard")}
        </button>
      </p>
    </section>
  );
}

/** "10 minutes ago", in the largest unit that is whole. `now`: epoch milliseconds. */
function agoInWords(at: string, now: number, locale: string): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(at)) / 60_000));
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (minutes < 60) return words.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 24 ? words.format(-hours, "hour") : words.format(-Math.round(hours / 24), "day");
}
