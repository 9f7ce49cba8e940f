import { useEffect, useRef } from "react";
import { ClosedNotice } from "./closed-notice.tsx";
import { HelpButton } from "./help-now.tsx";
import type { Words } from "./words.ts";

interface PageProps {
  readonly say: Words;
  readonly onTablet: boolean;
}

/** Heading that takes the focus, so that a screen reader begins where the page does. */
function Heading({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** Whoever takes the tablet back signs in; nothing else leads on from it. */
function HandBack({ say }: { readonly say: Words }) {
  return (
    <>
      <p className="lead">{say("thanks.hand-back")}</p>
      <p>
        <a className="big" href="/sign-in">
          {say("thanks.staff")}
        </a>
      </p>
    </>
  );
}

/** The end. No score and no judgement: those are for a conversation. */
export function ThanksPage({ say, onTablet }: PageProps) {
  return (
    <main className="sheet">
      <Heading>{say("thanks.title")}</Heading>
      <p>{say("thanks.lead")}</p>
      {onTablet ? <HandBack say={say} /> : <p>{say("thanks.close")}</p>}
      <ClosedNotice say={say} />
      <p className="soft">{say("help.not-live")}</p>
      <p>
        <HelpButton say={say} onTablet={onTablet} />
      </p>
    </main>
  );
}

/** A form that cannot be filled in any more, and what to do about it. */
export function ShutPage({
  say,
  onTablet,
  state,
}: PageProps & { readonly state: "answered" | "expired" | "locked" | "cancelled" }) {
  return (
    <main className="sheet">
      <Heading>{say(`shut.${state}-title`)}</Heading>
      <p>{say(`shut.${state}`)}</p>
      {onTablet ? <HandBack say={say} /> : null}
      <p>
        <HelpButton say={say} onTablet={onTablet} />
      </p>
    </main>
  );
}

/** The server said no, or could not be reached (`sentence` null). */
export function ProblemPage({
  say,
  onTablet,
  sentence,
  onRetry,
}: PageProps & { readonly sentence: string | null; readonly onRetry: () => void }) {
  return (
    <main className="sheet">
      <Heading>{say("shut.problem-title")}</Heading>
      <p role="alert">{sentence ?? say("shut.away")}</p>
      <p>
        <button type="button" className="big primary" onClick={onRetry}>
          {say("shut.retry")}
        </button>
      </p>
      {onTablet && sentence !== null ? <HandBack say={say} /> : null}
      <p>
        <HelpButton say={say} onTablet={onTablet} />
      </p>
    </main>
  );
}
