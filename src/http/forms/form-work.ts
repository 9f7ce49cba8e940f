import type { FastifyRequest } from "fastify";
import { FORM_ROLE } from "../../clinical/access/roles.ts";
import type { Ctx } from "../../service/context.ts";
import { type FormLink, readLinkToken } from "../../service/forms/form-link.ts";
import { inOrganization } from "../../service/in-organization.ts";
import type { ActingPerson } from "../../store/acting-person.ts";
import { refuse } from "../refuse.ts";
import type { Server } from "../server.ts";
import { isPass } from "./form-pass.ts";
import { readKioskToken } from "./kiosk-cookie.ts";

interface Proof {
  readonly token?: string | undefined;
  readonly pass?: string | undefined;
}

/** A link that was sent along, not yet known to be good. */
export interface FormProof {
  readonly token: string;
  readonly link: FormLink;
  /** The birth date was given, or the tablet handed over in person. */
  readonly identified: boolean;
}

/** The link of a request: from its body, or from the tablet's cookie. Refused where there is none that could be one. */
export function proofOf(server: Server, request: FastifyRequest, { token, pass }: Proof): FormProof {
  const onTablet = token === undefined ? readKioskToken(server, request) : null;
  const given = token ?? onTablet ?? "";
  const link = readLinkToken(given);
  if (link === null) throw refuse(404, "no-such-link", "form.no-such-link");
  const identified = onTablet !== null || isPass(server.settings.secret, given, server.clock(), pass);
  return { token: given, link, identified };
}

/** Runs one use case as the form itself: it reaches its own request and what that needs, by the row policies of the database. */
export function formWork<T>(server: Server, { link }: FormProof, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { organizationId, requestId } = link;
  const actor: ActingPerson = { organizationId, personId: requestId, role: FORM_ROLE, via: "form" };
  return inOrganization(server, actor, work);
}
