/**
 * The routes found so far, cheapest first, so that a lookup scans only those that are cheap enough.
 *
 * @module
 */
export interface Found {
  readonly fee: number[];
  readonly time: number[];
  readonly risk: number[];
  readonly label: number[];
  /** Index of the route that last covered something; it often covers the next thing as well. */
  lately: number;
}

export function createFound(): Found {
  return { fee: [], time: [], risk: [], label: [], lately: 0 };
}

/** Whether some route is at least as good in all three measures. */
export function coveredBy(found: Found, atFee: number, atTime: number, atRisk: number): boolean {
  const { fee, time, risk, lately } = found;
  if (fee[lately]! <= atFee && time[lately]! <= atTime && risk[lately]! <= atRisk) return true;
  for (let index = 0; index < fee.length && fee[index]! <= atFee; index++) {
    if (time[index]! > atTime || risk[index]! > atRisk) continue;
    found.lately = index;
    return true;
  }
  return false;
}

/** Adds a route that none covers and removes those that it covers. */
export function addFound(
  found: Found,
  route: { fee: number; time: number; risk: number; label: number },
): void {
  const { fee, time, risk, label } = found;
  let at = 0;
  while (at < fee.length && fee[at]! < route.fee) at++;
  let alive = at;
  for (let index = at; index < fee.length; index++) {
    if (time[index]! >= route.time && risk[index]! >= route.risk) continue;
    fee[alive] = fee[index]!;
    time[alive] = time[index]!;
    risk[alive] = risk[index]!;
    label[alive++] = label[index]!;
  }
  found.lately = 0;
  for (const column of [fee, time, risk, label]) column.length = alive;
  fee.splice(at, 0, route.fee);
  time.splice(at, 0, route.time);
  risk.splice(at, 0, route.risk);
  label.splice(at, 0, route.label);
}
