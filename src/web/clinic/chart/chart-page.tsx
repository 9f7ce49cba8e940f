/** The chart of one person. */
export function ChartPage() {
  return <main />;
}
