import type { FormReceipt, FormState } from "../../http/contract/form.ts";
import type { Problem } from "../../http/contract/session.ts";

/** The server said no, in a sentence a person can read. */
export class RefusedError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const PASS = "accord-form-pass";

/** Behind the # of the link: no browser sends it by itself. On a tablet there is none, and a cookie stands in. */
function proof(): { token?: string; pass?: string } {
  const token = location.hash.slice(1);
  const pass = sessionStorage.getItem(PASS);
  return { ...(token === "" ? {} : { token }), ...(pass === null || token === "" ? {} : { pass }) };
}

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-accord": "1" },
    body: JSON.stringify({ ...proof(), ...body }),
    credentials: "same-origin",
  });
  const answer = (await response.json()) as T | Problem;
  if (!response.ok) throw new RefusedError(response.status, (answer as Problem).message);
  return answer as T;
}

/** Opens the form, or says what stands before it. The pass stays with this tab, so that loading again goes on. */
export async function openForm(birthDate?: string): Promise<FormState> {
  const state = await post<FormState>("/api/form/open", birthDate === undefined ? {} : { birthDate });
  if (state.state === "open") sessionStorage.setItem(PASS, state.pass);
  return state;
}

export function saveAnswers(
  instrument: string,
  answers: Readonly<Record<string, number | null>>,
): Promise<FormReceipt> {
  return post("/api/form/answers", { instrument, answers });
}

export async function handIn(): Promise<FormState> {
  const state = await post<FormState>("/api/form/hand-in", {});
  if (state.state === "answered") sessionStorage.removeItem(PASS);
  return state;
}
