import { createHash } from "node:crypto";
import type { Playbook } from "../clinical/findings/playbook.ts";

/** Tells one playbook from another, also where a site changed a rule and forgot to change the version. */
export function playbookMark(playbook: Playbook): string {
  const content = createHash("sha256").update(JSON.stringify(playbook)).digest("hex").slice(0, 16);
  return `${playbook.id} ${playbook.version} ${content}`;
}
