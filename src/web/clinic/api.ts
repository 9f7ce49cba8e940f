import type { z } from "zod";
import type { TeamMember } from "../../clinical/registry/row.ts";
import type {
  AlertView,
  acknowledgement,
  Chart,
  correction,
  InstrumentForm,
  InstrumentList,
  ScoreReceipt,
  ScoreSubmission,
} from "../../http/contract/chart.ts";
import type { ClinicSettingsRead, clinicPlace, clinicWeek, dayToClose, dayToOpen } from "../../http/contract/clinic.ts";
import type { DecisionReceipt, DecisionSubmission } from "../../http/contract/decisions.ts";
import type { MedicineCareRead } from "../../http/contract/medicine-care.ts";
import type { ComparedMedicines, OptionsQuestion } from "../../http/contract/medicine-options.ts";
import type { SupportsRead } from "../../http/contract/medicine-supports.ts";
import type {
  MedicineNotes,
  MedicinesRead,
  medicinesFound,
  NotesKept,
  OrderChecked,
  OrderReceipt,
  OrderSubmission,
  ReconciliationSubmission,
} from "../../http/contract/medicines.ts";
import type { MonitoringRead, ResultsKept, ResultsSubmission } from "../../http/contract/monitoring.ts";
import type { careTeam, careTeamAssigned, cliniciansFound, enrolment } from "../../http/contract/people.ts";
import type { QueueQuery, QueueRead } from "../../http/contract/pharmacy-queue.ts";
import type { PlaybookRead } from "../../http/contract/playbook.ts";
import type { RegistryPage, RegistryQuery, RegistryViews, registryRows } from "../../http/contract/registry.ts";
import type { ScreenReceipt, ScreenSubmission, SignsReceipt, SignsSubmission } from "../../http/contract/safety.ts";
import type { KeptDraft, ScoreDraft } from "../../http/contract/score-drafts.ts";
import type { Session, welcome } from "../../http/contract/session.ts";
import type { StoryDayRead, StoryList } from "../../http/contract/stories.ts";
import type { TaperKept, TaperQuery, TaperRead, TaperSubmission } from "../../http/contract/tapers.ts";
import { ProblemError, request, requestJson } from "./request.ts";

export type Welcome = z.infer<typeof welcome>;
export type RegistryRows = z.infer<typeof registryRows>;
export interface FoundPerson {
  readonly patientId: string;
  readonly name: string;
  readonly birthDate: string | null;
}

const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  requestJson<T>(path, { method: "POST", body, signal });
const get = <T>(path: string, signal?: AbortSignal): Promise<T> => requestJson<T>(path, { signal });
const patientPath = (patientId: string): string => `/api/patients/${encodeURIComponent(patientId)}`;

const draftPath = (patientId: string, instrument: string): string =>
  `${patientPath(patientId)}/drafts/${encodeURIComponent(instrument)}`;

/** Every route of the web app, typed. Refusals come as ProblemError, silence as UnreachableError. */
export const api = {
  welcome: (signal?: AbortSignal) => get<Welcome>("/api/welcome", signal),
  signInAsDemo: (personId: string) =>
    requestJson<Session>("/api/demo/sign-in", { method: "POST", body: { personId }, signingIn: true }),
  signIn: (email: string, password: string) =>
    requestJson<Session>("/api/sign-in", { method: "POST", body: { email, password }, signingIn: true }),
  changePassword: (current: string, next: string) =>
    requestJson<Session>("/api/password", { method: "POST", body: { current, next } }),
  signOut: async (): Promise<void> => {
    await request("/api/sign-out", { method: "POST", signingIn: true });
  },
  /** Null where nobody is signed in. */
  session: async (): Promise<Session | null> => {
    try {
      return await requestJson<Session>("/api/session", { signingIn: true });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },

  registry: (query: RegistryQuery, signal?: AbortSignal) => post<RegistryPage>("/api/registry/query", query, signal),
  registryRows: (patients: readonly string[]) => post<RegistryRows>("/api/registry/rows", { patients }),
  registryViews: (signal?: AbortSignal) => get<RegistryViews>("/api/registry/views", signal),
  registryTeam: (signal?: AbortSignal) => get<{ team: TeamMember[] }>("/api/registry/team", signal),
  /** The whole view as CSV, not just the page on screen. */
  registryCsv: async (query: RegistryQuery): Promise<Blob> => {
    const response = await request("/api/registry/export", { method: "POST", body: query });
    return response.blob();
  },
  searchPeople: (text: string, signal?: AbortSignal) =>
    post<{ people: FoundPerson[] }>("/api/people/search", { text }, signal),

  enrol: (person: z.input<typeof enrolment>) => post<{ patientId: string }>("/api/patients", person),
  clinicians: (signal?: AbortSignal) => get<z.infer<typeof cliniciansFound>>("/api/clinicians", signal),
  assignTeam: (patientId: string, team: z.input<typeof careTeam>) =>
    post<z.infer<typeof careTeamAssigned>>(`${patientPath(patientId)}/team`, team),

  chart: (patientId: string, signal?: AbortSignal) => get<Chart>(`${patientPath(patientId)}/chart`, signal),
  submitScore: (patientId: string, score: ScoreSubmission) =>
    post<ScoreReceipt>(`${patientPath(patientId)}/scores`, score),
  decideFinding: (patientId: string, decision: DecisionSubmission) =>
    post<DecisionReceipt>(`${patientPath(patientId)}/decisions`, decision),
  playbook: (signal?: AbortSignal) => get<PlaybookRead>("/api/playbook", signal),
  clinic: (signal?: AbortSignal) => get<ClinicSettingsRead>("/api/clinic", signal),
  setHours: (week: z.input<typeof clinicWeek>) => post<ClinicSettingsRead>("/api/clinic/hours", week),
  setPlace: (place: z.input<typeof clinicPlace>) => post<ClinicSettingsRead>("/api/clinic/place", place),
  closeDay: (closed: z.input<typeof dayToClose>) => post<ClinicSettingsRead>("/api/clinic/closed-days", closed),
  openDay: (opened: z.input<typeof dayToOpen>) => post<ClinicSettingsRead>("/api/clinic/closed-days/reopen", opened),
  submitScreen: (patientId: string, screen: ScreenSubmission) =>
    post<ScreenReceipt>(`${patientPath(patientId)}/screens`, screen),
  noteSigns: (patientId: string, signs: SignsSubmission) =>
    post<SignsReceipt>(`${patientPath(patientId)}/signs`, signs),
  retractEntry: (patientId: string, entryId: string, body: z.input<typeof correction>) =>
    post<{ recordVersion: number }>(`${patientPath(patientId)}/entries/${encodeURIComponent(entryId)}/retract`, body),
  searchMedicines: (text: string, signal?: AbortSignal) =>
    post<z.infer<typeof medicinesFound>>("/api/medicines/search", { text }, signal),
  medicines: (patientId: string, signal?: AbortSignal) =>
    get<MedicinesRead>(`${patientPath(patientId)}/medicines`, signal),
  medicineCare: (patientId: string, signal?: AbortSignal) =>
    get<MedicineCareRead>(`${patientPath(patientId)}/medicine-care`, signal),
  compareMedicines: (patientId: string, question: OptionsQuestion, signal?: AbortSignal) =>
    post<ComparedMedicines>(`${patientPath(patientId)}/medicine-options`, question, signal),
  checkOrder: (patientId: string, order: OrderSubmission["order"] | null, signal?: AbortSignal) =>
    post<OrderChecked>(`${patientPath(patientId)}/orders/check`, { order }, signal),
  orderMedicine: (patientId: string, order: OrderSubmission) =>
    post<OrderReceipt>(`${patientPath(patientId)}/orders`, order),
  /** The orders as one FHIR R4 bundle, to be saved as a file. */
  ordersAsFhir: async (patientId: string): Promise<Blob> => {
    const response = await request(`${patientPath(patientId)}/orders/export`, { method: "POST" });
    return response.blob();
  },
  taper: (patientId: string, query: TaperQuery, signal?: AbortSignal) =>
    post<TaperRead>(`${patientPath(patientId)}/tapers/query`, query, signal),
  keepTaper: (patientId: string, taper: TaperSubmission) => post<TaperKept>(`${patientPath(patientId)}/tapers`, taper),
  noteMedicines: (patientId: string, notes: MedicineNotes) =>
    post<NotesKept>(`${patientPath(patientId)}/medicine-notes`, notes),
  reconcileMedicines: (patientId: string, lists: ReconciliationSubmission) =>
    post<NotesKept>(`${patientPath(patientId)}/reconciliations`, lists),
  monitoring: (patientId: string, signal?: AbortSignal) =>
    get<MonitoringRead>(`${patientPath(patientId)}/monitoring`, signal),
  medicineSupports: (patientId: string, signal?: AbortSignal) =>
    get<SupportsRead>(`${patientPath(patientId)}/medicine-supports`, signal),
  pharmacyQueue: (query: QueueQuery, signal?: AbortSignal) => post<QueueRead>("/api/pharmacy-queue", query, signal),
  enterResults: (patientId: string, results: ResultsSubmission) =>
    post<ResultsKept>(`${patientPath(patientId)}/results`, results),
  scoreDraft: (patientId: string, instrument: string, signal?: AbortSignal) =>
    get<KeptDraft>(draftPath(patientId, instrument), signal),
  keepScoreDraft: async (patientId: string, instrument: string, draft: ScoreDraft): Promise<void> => {
    await request(draftPath(patientId, instrument), { method: "POST", body: draft });
  },
  giveUpScoreDraft: async (patientId: string, instrument: string): Promise<void> => {
    await request(`${draftPath(patientId, instrument)}/discard`, { method: "POST" });
  },
  stories: (signal?: AbortSignal) => get<StoryList>("/api/demo/stories", signal),
  storyDay: (storyId: string, day: number, signal?: AbortSignal) =>
    get<StoryDayRead>(`/api/demo/stories/${encodeURIComponent(storyId)}/days/${day}`, signal),
  alerts: (signal?: AbortSignal) => get<{ alerts: AlertView[] }>("/api/alerts", signal),
  acknowledgeAlert: (alertId: string, body: z.input<typeof acknowledgement>) =>
    post<AlertView>(`/api/alerts/${encodeURIComponent(alertId)}/acknowledge`, body),
  instruments: (signal?: AbortSignal) => get<InstrumentList>("/api/instruments", signal),
  instrument: (instrumentId: string, language: string, signal?: AbortSignal) =>
    get<InstrumentForm>(
      `/api/instruments/${encodeURIComponent(instrumentId)}/languages/${encodeURIComponent(language)}`,
      signal,
    ),
};
