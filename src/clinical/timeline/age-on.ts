/** Whole years from a birth date to a day (ISO dates); null where the birth date is not known. */
export function ageOn(birthDate: string | undefined, day: string): number | null {
  if (birthDate === undefined) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(4, 10) < birthDate.slice(4, 10) ? years - 1 : years;
}
