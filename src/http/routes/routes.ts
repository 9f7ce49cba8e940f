import type { RegisterRoute } from "../route.ts";
import type { Server } from "../server.ts";
import { acknowledgeAlertRoute, alertsRoute } from "./alerts.ts";
import { chartRoute } from "./chart.ts";
import { clinicHoursRoute, clinicPlaceRoute, clinicRoute, closeDayRoute, openDayRoute } from "./clinic.ts";
import { decisionRoute } from "./decisions.ts";
import { demoSignInRoute } from "./demo-sign-in.ts";
import { eventsRoute } from "./events.ts";
import { handInFormRoute, openFormRoute, saveFormRoute } from "./form.ts";
import {
  askForFormRoute,
  cancelFormRoute,
  formRequestsRoute,
  handOutRoute,
  remindedRoute,
  renewFormRoute,
  startKioskRoute,
  waitingFormsRoute,
} from "./form-requests.ts";
import { healthRoute } from "./health.ts";
import { healthDetailsRoute } from "./health-details.ts";
import { instrumentInLanguageRoute, instrumentRoute, instrumentsRoute } from "./instruments.ts";
import { medicineCareRoute } from "./medicine-care.ts";
import { medicineOptionsRoute } from "./medicine-options.ts";
import { pharmacyQueueRoute, supportsRoute } from "./medicine-supports.ts";
import {
  medicineNotesRoute,
  medicineSearchRoute,
  medicinesRoute,
  orderCheckRoute,
  orderRoute,
  ordersExportRoute,
  reconciliationRoute,
} from "./medicines.ts";
import { monitoringRoute, resultsRoute } from "./monitoring.ts";
import { openApiRoute } from "./openapi.ts";
import { passwordRoute } from "./password.ts";
import { careTeamRoute, cliniciansRoute, enrolRoute, searchPeopleRoute } from "./people.ts";
import { playbookRoute } from "./playbook.ts";
import {
  registryExportRoute,
  registryQueryRoute,
  registryRowsRoute,
  registryTeamRoute,
  registryViewsRoute,
} from "./registry.ts";
import { screenRoute, signsRoute } from "./safety.ts";
import { giveUpDraftRoute, keepDraftRoute, openDraftRoute } from "./score-drafts.ts";
import { retractRoute, scoreRoute } from "./scores.ts";
import { sessionRoute, signInRoute, signOutRoute } from "./session.ts";
import { storyRoutes } from "./stories.ts";
import { taperQueryRoute, taperRoute } from "./tapers.ts";
import { welcomeRoute } from "./welcome.ts";
import { whyRoute } from "./why.ts";

/** Every route of the server. Outside demo mode the demo routes do not exist. */
export function routes(server: Server): readonly RegisterRoute[] {
  return [
    healthRoute,
    healthDetailsRoute,
    welcomeRoute,
    ...(server.settings.demo ? [demoSignInRoute, ...storyRoutes()] : []),
    signInRoute,
    signOutRoute,
    sessionRoute,
    passwordRoute,
    registryQueryRoute,
    registryRowsRoute,
    registryViewsRoute,
    registryTeamRoute,
    registryExportRoute,
    searchPeopleRoute,
    enrolRoute,
    cliniciansRoute,
    careTeamRoute,
    chartRoute,
    whyRoute,
    scoreRoute,
    openDraftRoute,
    keepDraftRoute,
    giveUpDraftRoute,
    screenRoute,
    signsRoute,
    decisionRoute,
    playbookRoute,
    clinicRoute,
    clinicHoursRoute,
    clinicPlaceRoute,
    closeDayRoute,
    openDayRoute,
    retractRoute,
    medicineSearchRoute,
    medicinesRoute,
    orderCheckRoute,
    medicineCareRoute,
    medicineOptionsRoute,
    orderRoute,
    ordersExportRoute,
    medicineNotesRoute,
    reconciliationRoute,
    taperQueryRoute,
    taperRoute,
    monitoringRoute,
    resultsRoute,
    supportsRoute,
    pharmacyQueueRoute,
    alertsRoute,
    acknowledgeAlertRoute,
    formRequestsRoute,
    askForFormRoute,
    renewFormRoute,
    cancelFormRoute,
    remindedRoute,
    startKioskRoute,
    handOutRoute,
    waitingFormsRoute,
    openFormRoute,
    saveFormRoute,
    handInFormRoute,

    instrumentsRoute,
    instrumentRoute,
    instrumentInLanguageRoute,
    eventsRoute,
    openApiRoute,
  ];
}
