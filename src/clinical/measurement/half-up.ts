/** To the nearest whole number, a half upwards. Guards against a half that floating point holds as just below it. */
export function halfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}
