import type { FormAsk, FormAsked, FormRequests, WaitingForms } from "../../../../http/contract/form-requests.ts";
import { request, requestJson } from "../../request.ts";

const patientPath = (patientId: string): string => `/api/patients/${encodeURIComponent(patientId)}`;
const requestPath = (patientId: string, requestId: string): string =>
  `${patientPath(patientId)}/form-requests/${encodeURIComponent(requestId)}`;

export const askApi = {
  /** Whom a tablet can be handed to. */
  waiting: (signal?: AbortSignal) => requestJson<WaitingForms>("/api/waiting-forms", { signal }),
  list: (patientId: string, signal?: AbortSignal) =>
    requestJson<FormRequests>(`${patientPath(patientId)}/form-requests`, { signal }),
  ask: (patientId: string, body: FormAsk) =>
    requestJson<FormAsked>(`${patientPath(patientId)}/form-requests`, { method: "POST", body }),
  renew: (patientId: string, requestId: string) =>
    requestJson<FormAsked>(`${requestPath(patientId, requestId)}/renew`, { method: "POST", body: {} }),
  cancel: (patientId: string, requestId: string) =>
    request(`${requestPath(patientId, requestId)}/cancel`, { method: "POST" }),
  reminded: (patientId: string, requestId: string) =>
    request(`${requestPath(patientId, requestId)}/reminded`, { method: "POST" }),
  /** From here on this browser shows the form and nothing else; the page of the clinic is left for good. */
  startHere: async (patientId: string, body: FormAsk): Promise<void> => {
    await request(`${patientPath(patientId)}/kiosk`, { method: "POST", body });
    location.replace("/form");
  },
  handOut: async (patientId: string, requestId: string): Promise<void> => {
    await request(`${requestPath(patientId, requestId)}/kiosk`, { method: "POST" });
    location.replace("/form");
  },
};
