import { DAY_MS } from "@tetron/domain/durations";

/** What one tenant says of a wallet: its newest report, or that it contests a list's accusation. */
export interface Report {
  readonly tenant: string;
  readonly address: string;
  readonly fraud: boolean;
  /** When the outcome became known, Unix milliseconds. */
  readonly occurredAt: number;
  /** The score that it is about; `null` for none. */
  readonly scored: { readonly at: number; readonly fraudScore: number } | null;
}

/** Everything that weights depend on. */
export interface FeedbackContext {
  /** Unix milliseconds. */
  readonly now: number;
  /** Number of the training data's own rows, each of weight 1. */
  readonly baseRows: number;
  /** Of all scores, how many have a fraud score in each tenth of 0-100. */
  readonly scoresByTenth: readonly number[];
  /** What current lists say of a wallet: fraud, a service, or nothing. */
  readonly listed: (address: string) => boolean | null;
}

/** A wallet to train on. */
export interface WeighedWallet {
  readonly address: string;
  readonly fraud: boolean;
  /** How many rows of the training data it counts as. */
  readonly weight: number;
  /** Those who say so. */
  readonly tenants: readonly string[];
}

/** A report of one tenant, of two or more that agree, and of a wallet of which a list says the same. */
export const REPORTER_WEIGHTS = { one: 0.25, several: 1, list: 1 } as const;
/** No tenant has more than this share of the weight of the training data's own rows, and all reports no more than the other. */
export const MAX_TENANT_SHARE = 0.005;
export const MAX_FEEDBACK_SHARE = 0.1;
/** Mean time until fraud is reported, while there are fewer than twenty reports of it, in milliseconds. */
const DEFAULT_DELAY_MS = 30 * DAY_MS;
const MIN_DELAYS = 20;
/** Bounds of the correction for payments that are seldom or often reported. */
const [MIN_IMPORTANCE, MAX_IMPORTANCE] = [0.2, 5];
const TENTHS = 10;

/**
 * Weighs what tenants report, for training. A wallet about which as many say one thing as the other is left out.
 *
 * Three biases are corrected. A good outcome that is young may still turn out to be fraud: it counts by the share of
 * fraud that is known at its age. Payments that were declined have no outcome, so what is reported is not what is scored:
 * a report counts by how seldom payments with such a fraud score are reported. And the tenant that reports most would decide what
 * a wallet is for everybody: a tenant's reports are scaled down together to a set share of the training weight.
 */
export function weighFeedback(reports: readonly Report[], context: FeedbackContext): WeighedWallet[] {
  const meanDelay = meanDelayOf(reports);
  const importance = importanceOf(reports, context.scoresByTenth);
  const wallets = [...Map.groupBy(reports, ({ address }) => address)].flatMap(([address, said]) => {
    const votes = newestOfTenants(said);
    const [accusing, clearing] = [votes.filter(({ fraud }) => fraud), votes.filter(({ fraud }) => !fraud)];
    if (accusing.length === clearing.length) return [];
    const fraud = accusing.length > clearing.length;
    const agreeing = fraud ? accusing : clearing;
    const isListed = context.listed(address) === fraud;
    const { one, several, list } = REPORTER_WEIGHTS;
    const trust = isListed ? list : agreeing.length > 1 ? several : one;
    const each = agreeing.map(
      (report) => importance(report) * (fraud ? 1 : knownShare(report, { ...context, meanDelay })),
    );
    const weight = (trust * each.reduce((sum, value) => sum + value, 0)) / each.length;
    return [{ address, fraud, weight, tenants: agreeing.map(({ tenant }) => tenant).sort() }];
  });
  return capped(wallets, context.baseRows).sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** One vote for each tenant, whatever it says in how many ways. */
function newestOfTenants(reports: readonly Report[]): Report[] {
  const byAge = reports.toSorted((a, b) => a.occurredAt - b.occurredAt);
  return [...new Map(byAge.map((report) => [report.tenant, report])).values()];
}

/** Mean time from a score to the report that it was fraud. */
function meanDelayOf(reports: readonly Report[]): number {
  const delays = reports.flatMap(({ fraud, scored, occurredAt }) =>
    fraud && scored !== null ? [Math.max(0, occurredAt - scored.at)] : [],
  );
  if (delays.length < MIN_DELAYS) return DEFAULT_DELAY_MS;
  return Math.max(DAY_MS, delays.reduce((sum, delay) => sum + delay, 0) / delays.length);
}

/** Share of fraud that would be known by now, by exponential delays. */
function knownShare(
  { scored, occurredAt }: Report,
  { now, meanDelay }: { readonly now: number; readonly meanDelay: number },
): number {
  return 1 - Math.exp(-Math.max(0, now - (scored?.at ?? occurredAt)) / meanDelay);
}

/** How much a report counts by how seldom such payments are reported: 1 on average over the tenths of the score. */
function importanceOf(
  reports: readonly Report[],
  scoresByTenth: readonly number[],
): (report: Report) => number {
  const reported = Array.from({ length: TENTHS }, () => 0);
  for (const { scored } of reports) if (scored !== null) reported[tenthOf(scored.fraudScore)]! += 1;
  const all = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const overall = all(reported) / Math.max(1, all(scoresByTenth));
  return ({ scored }) => {
    if (scored === null || overall === 0) return 1;
    const tenth = tenthOf(scored.fraudScore);
    const rate = reported[tenth]! / Math.max(1, scoresByTenth[tenth] ?? 0);
    return Math.min(MAX_IMPORTANCE, Math.max(MIN_IMPORTANCE, overall / rate));
  };
}

function tenthOf(fraudScore: number): number {
  return Math.min(TENTHS - 1, Math.max(0, Math.floor(fraudScore / TENTHS)));
}

/** Scales each tenant's wallets to its share, and all of them to theirs. */
function capped(wallets: readonly WeighedWallet[], baseRows: number): WeighedWallet[] {
  const totals = new Map<string, number>();
  for (const { tenants, weight } of wallets)
    for (const tenant of tenants) totals.set(tenant, (totals.get(tenant) ?? 0) + weight / tenants.length);
  const most = MAX_TENANT_SHARE * baseRows;
  const scaleOf = (tenant: string) => Math.min(1, most / totals.get(tenant)!);
  const bounded = wallets.map((wallet) => {
    const part = wallet.weight / wallet.tenants.length;
    return { ...wallet, weight: wallet.tenants.reduce((sum, tenant) => sum + part * scaleOf(tenant), 0) };
  });
  const whole = bounded.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.min(1, (MAX_FEEDBACK_SHARE * baseRows) / Math.max(whole, Number.MIN_VALUE));
  return bounded.map((wallet) => ({ ...wallet, weight: wallet.weight * scale }));
}
