import type { Session } from "../../../http/contract/session.ts";

/** The patient id of the reader's own record, where they may read it: their landing page is then that chart. */
export function ownRecordOf(session: Session): string | null {
  if (!session.abilities.includes("own-record.read")) return null;
  return /^\/patients\/([^/]+)$/.exec(session.landing)?.[1] ?? null;
}
