/** Numbers of the product's own choosing (product defaults). */
export const FORM_LIMITS = {
  /** A link is good for so long unless the clinic sets another time. */
  linkDays: 7,
  longestLinkDays: 30,
  /** A tablet is handed over for one sitting. */
  kioskHours: 2,
  /** Wrong birth dates in a row: enough for slips of the finger, far too few to guess one in thousands of days. */
  birthTries: 5,
  /** A form nobody answered is due for a reminder after so long. */
  remindAfterDays: 2,
  /** The front desk is shown requests this recent: an older one is asked anew by a clinician. */
  handOutDays: 30,
} as const;
