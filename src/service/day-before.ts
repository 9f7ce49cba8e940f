/** The instant 24 hours before: appointments of the running day are still to come for someone, whatever the time zone. */
export function dayBefore(now: string): string {
  return new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString();
}
