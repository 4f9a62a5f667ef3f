const TRANSFERS = "transfers";
const REFERENCE_UNITS = "reference units";

const UNITS: Readonly<Record<string, string>> = {
  active_days: "days",
  active_months: "months of 30 days",
  addresses: "addresses",
  at_fault: "addresses",
  cleared: "reports",
  contested: "reports",
  dust_transfers: TRANSFERS,
  entries: "entries",
  known: "addresses",
  known_parties: "parties",
  latest: "Unix seconds",
  lookalikes: "addresses",
  new_strangers: "parties",
  received: TRANSFERS,
  recent_transfers: TRANSFERS,
  recent_value: REFERENCE_UNITS,
  reports: "reports",
  score_as_one: "points of 100",
  sent: TRANSFERS,
  strangers: "parties",
  tenure_days: "days",
  transfers: TRANSFERS,
  value: REFERENCE_UNITS,
};
/** Reasons whose `received` and `sent` are values. */
const OF_VALUE = new Set(["VALUE_WITH_KNOWN", "LABELLED_PARTIES"]);
const FLOWS = new Set(["received", "sent"]);

/**
 * The unit of a number behind a reputation's reason.
 *
 * @returns `null` for a share.
 */
export function unitOfReputationEvidence(code: string, name: string): string | null {
  if (OF_VALUE.has(code) && FLOWS.has(name)) return REFERENCE_UNITS;
  return (Object.hasOwn(UNITS, name) ? UNITS[name] : undefined) ?? null;
}
