/** What the process is told from outside, read once at start. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** A PostgreSQL of one's own; null = the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** Synthetic clinic with one-click sign-in. Never beside real people. */
  readonly demo: boolean;
  /** `https://clinic.example` where Accord is reached by that name; null = whatever host the browser asked for. */
  readonly publicOrigin: string | null;
  /** Addresses whose `x-forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Signs what leaves the process; 32 bytes or more. */
  readonly secret: string;
  /** Days for which the link to a form is good, unless a clinician says otherwise. */
  readonly formDays: number;
  /** Built web app; null = none is served. */
  readonly webFolder: string | null;
}
