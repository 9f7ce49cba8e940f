import type { QueueState } from "./answer-queue.ts";
import { HelpButton } from "./help-now.tsx";
import type { Words } from "./words.ts";

/** Whether the answers are safe, that nobody watches live, and where help is. */
export function FootNote({
  say,
  saving,
  onTablet,
}: {
  readonly say: Words;
  readonly saving: QueueState;
  readonly onTablet: boolean;
}) {
  const key = saving === "waiting" ? "save.waiting" : saving === "saving" ? "save.saving" : "save.saved";
  return (
    <div className="foot-note">
      <p className={saving === "waiting" ? "trouble" : "soft"}>
        <output>{say(key)}</output> {say("save.not-live")}
      </p>
      <HelpButton say={say} onTablet={onTablet} />
    </div>
  );
}
