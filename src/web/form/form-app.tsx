import { useCallback, useEffect, useState } from "react";
import type { FormState } from "../../http/contract/form.ts";
import { BirthDatePage } from "./birth-date-page.tsx";
import { FillPage } from "./fill-page.tsx";
import { openForm, RefusedError } from "./form-api.ts";
import { HelpContext, type HelpFacts } from "./help-facts.ts";
import { ProblemPage, ShutPage, ThanksPage } from "./shut-page.tsx";
import { pageLanguage, setPageLanguage, wordsIn } from "./words.ts";

/** What the page shows: what the server said last, or why it could not be asked. */
type Seen =
  | { readonly kind: "loading" }
  | { readonly kind: "state"; readonly state: FormState }
  | { readonly kind: "thanks"; readonly language: string; readonly onTablet: boolean; readonly help: HelpFacts }
  | { readonly kind: "problem"; readonly sentence: string | null };

/** A form for someone without an account: opened by a link or on a tablet, filled in, handed in. */
export function FormApp() {
  const [seen, setSeen] = useState<Seen>({ kind: "loading" });
  const language = languageOf(seen);
  useEffect(() => setPageLanguage(language), [language]);
  const open = useCallback(async (birthDate?: string) => {
    try {
      setSeen({ kind: "state", state: await openForm(birthDate) });
    } catch (error) {
      setSeen({ kind: "problem", sentence: error instanceof RefusedError ? error.message : null });
    }
  }, []);
  useEffect(() => void open(), [open]);
  const say = wordsIn(language);
  const onTablet = location.hash === "";
  switch (seen.kind) {
    case "loading":
      return <p className="alone soft appears-late">{say("loading")}</p>;
    case "problem":
      return <ProblemPage say={say} sentence={seen.sentence} onTablet={onTablet} onRetry={() => void open()} />;
    case "thanks":
      return (
        <HelpContext value={seen.help}>
          <ThanksPage say={say} onTablet={seen.onTablet} />
        </HelpContext>
      );
    case "state":
      return <Shown state={seen.state} onSeen={setSeen} onBirthDate={open} onTablet={onTablet} />;
  }
}

interface ShownProps {
  readonly state: FormState;
  readonly onSeen: (seen: Seen) => void;
  readonly onBirthDate: (birthDate: string) => Promise<void>;
  readonly onTablet: boolean;
}

function Shown({ state, onSeen, onBirthDate, onTablet }: ShownProps) {
  const say = wordsIn(state.language);
  if (state.state === "birth-date") return <BirthDatePage say={say} state={state} onGiven={onBirthDate} />;
  if (state.state !== "open") return <ShutPage say={say} state={state.state} onTablet={onTablet} />;
  const { language, crisis: lines } = state;
  return (
    <FillPage
      key={state.id}
      form={state}
      say={say}
      onStopped={(next) => onSeen({ kind: "state", state: next })}
      onHandedIn={(closed) =>
        onSeen({
          kind: "thanks",
          language,
          onTablet: state.mode === "kiosk",
          help: { lines, closed, language: pageLanguage(language) },
        })
      }
    />
  );
}

function languageOf(seen: Seen): string {
  if (seen.kind === "state") return seen.state.language;
  return seen.kind === "thanks" ? seen.language : navigator.language;
}
