import type { FormRequest } from "../../store/form-requests.ts";

export type FormRequestState = "sent" | "opened" | "begun" | "answered" | "expired" | "locked" | "cancelled";

/** How far a request has come, as of `now` (ISO instant). */
export function formRequestState(request: FormRequest, now: string): FormRequestState {
  if (request.answeredAt !== null) return "answered";
  if (request.cancelledAt !== null) return "cancelled";
  if (request.expiresAt <= now) return "expired";
  if (request.lockedAt !== null) return "locked";
  if (request.begunAt !== null) return "begun";
  return request.openedAt === null ? "sent" : "opened";
}
