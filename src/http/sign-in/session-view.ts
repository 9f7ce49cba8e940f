import { abilitiesOf } from "../../clinical/access/abilities-of.ts";
import { localDate } from "../../service/local-moment.ts";
import type { SessionPerson } from "../../store/identity/sessions.ts";
import { role, type Session } from "../contract/session.ts";
import type { Server } from "../server.ts";
import { sessionLimits } from "./session-limits.ts";

/** What the browser is told about the session: whom it belongs to, what it may do and when it falls asleep. */
export function sessionView(server: Server, person: SessionPerson): Session {
  const abilities = person.mustChangePassword ? [] : abilitiesOf(person.role);
  return {
    person: {
      id: person.personId,
      name: person.name,
      initials: person.initials,
      role: role.parse(person.role),
      roleTitle: person.roleTitle,
    },
    organization: {
      id: person.organizationId,
      name: person.organizationName,
      timeZone: person.timeZone,
      today: localDate(server.clock(), person.timeZone),
    },
    abilities: [...abilities],
    landing: landingOf(person),
    demo: server.settings.demo,
    idleSeconds: sessionLimits(person.role).idleSeconds,
  };
}

function landingOf({ role, patientId, mustChangePassword }: SessionPerson): string {
  if (mustChangePassword) return "/password";
  if (role === "patient" && patientId !== null) return `/patients/${patientId}`;
  return abilitiesOf(role).includes("registry.read") ? "/registry" : "/home";
}
