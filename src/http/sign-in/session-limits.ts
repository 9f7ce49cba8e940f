const MINUTE = 60;

/** How long a session lives, in seconds. Staff share rooms and screens, so theirs fall asleep sooner. */
export interface SessionLimits {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

export function sessionLimits(role: string): SessionLimits {
  const atHome = role === "patient" || role === "support-person";
  return { idleSeconds: (atHome ? 30 : 15) * MINUTE, absoluteSeconds: 12 * 60 * MINUTE };
}
