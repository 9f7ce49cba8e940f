import { cliniciansOf } from "../store/people.ts";
import type { Transaction } from "../store/transaction.ts";
import type { NewcomersTeam } from "./import-patient.ts";
import { Refusal } from "./refusal.ts";

interface Named {
  readonly therapist?: string;
  readonly prescriber?: string;
}

/** The clinicians named by their e-mail addresses, as the care team of people who come in. Refuses an address nobody here has. */
export async function newcomersTeam(tx: Transaction, { therapist, prescriber }: Named): Promise<NewcomersTeam> {
  if (therapist === undefined && prescriber === undefined) return [];
  const clinicians = await cliniciansOf(tx);
  const member = (email: string, track: "therapy" | "medication") => {
    const found = clinicians.find((one) => one.email?.toLowerCase() === email.toLowerCase());
    if (found === undefined)
      throw new Refusal("not-found", 404, `Nobody of this clinic who can be in a care team has the address ${email}.`);
    return { personId: found.personId, role: found.role, track };
  };
  const both = therapist !== undefined && therapist.toLowerCase() === prescriber?.toLowerCase();
  if (both) return [{ ...member(therapist, "therapy"), track: "both" }];
  return [
    ...(therapist === undefined ? [] : [member(therapist, "therapy")]),
    ...(prescriber === undefined ? [] : [member(prescriber, "medication")]),
  ];
}
