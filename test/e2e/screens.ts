/**
 * Each size and each appearance of a screen, once: what is laid out hangs on the size, what contrasts on the appearance, so that four
 * looks at every screen would find no more than two.
 */
export const SCREENS = [
  { name: "desk-light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;
