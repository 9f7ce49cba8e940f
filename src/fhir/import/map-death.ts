import { textAt } from "../json.ts";
import type { Mapper } from "./draft.ts";
import { momentOf } from "./moment-of.ts";

/**
 * The death a Patient resource tells of; nothing where it tells of none. Where it only says that the person has died, the day the resource
 * was last changed stands for it; where it says neither, it is kept and no more.
 */
export const mapDeath: Mapper = (resource, id) => {
  const meta = resource.meta as { lastUpdated?: string } | undefined;
  const on = textAt(resource, "deceasedDateTime");
  const at = momentOf(on ?? (resource.deceasedBoolean === true ? meta?.lastUpdated : undefined));
  return at === undefined ? null : [{ id, kind: "profile", at, deceased: true }];
};
