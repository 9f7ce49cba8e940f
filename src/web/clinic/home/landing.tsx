import { Navigate } from "@tanstack/react-router";
import type { Session } from "../../../http/contract/session.ts";
import { useSession } from "../session/use-session.ts";

/** Where a person starts: a pharmacist's queue; the registry for those who read it; a plain page about what they can do for the rest. */
function landingOf(session: Session): "/pharmacy" | "/registry" | "/home" {
  if (session.person.role === "pharmacist") return "/pharmacy";
  return session.abilities.includes("registry.read") ? "/registry" : "/home";
}

export function Landing() {
  return <Navigate to={landingOf(useSession())} replace />;
}
