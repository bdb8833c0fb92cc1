const SHOWN = 9;

/** The quarter that a day (`2026-11-24`) falls in: `2026-Q4`. */
export function quarterOf(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** This quarter and those before it, newest first: two years back. */
export function quartersUntil(last: string): string[] {
  const [year, number] = last.split("-Q").map(Number) as [number, number];
  return Array.from({ length: SHOWN }, (_, back) => {
    const count = year * 4 + number - 1 - back;
    return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
  });
}
