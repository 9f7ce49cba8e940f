import { api } from "../api.ts";

/** Ends the session and loads the sign-in page afresh, so that nothing of the last person stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await api.signOut();
  } finally {
    location.assign("/");
  }
}
