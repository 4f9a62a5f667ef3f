import { readLabelledAccounts } from "../data/labelled-wallets.ts";
import { LATE_SINCE } from "../data/late-slice.ts";
import { shareInterval } from "../measure/share-interval.ts";
import { readServices } from "../services/read-seen-services.ts";
import { monthlyParties, paysMonthly } from "./regular-payments.ts";

/** The share of the wallets of a group that a model takes for fraud. */
export interface HonestGroup {
  readonly group: string;
  readonly wallets: number;
  /** With a fraud probability from the alarm threshold on. */
  readonly flagged: number;
  /** `flagged / wallets`, with Wilson's 95 % interval; `null` without wallets. */
  readonly interval: ReturnType<typeof shareInterval> | null;
  /** Whether they are wallets of the simulated network: a demonstration. */
  readonly simulated: boolean;
}

/** Fewest payments from a mining pool to be one of its miners. */
const MIN_POOL_PAYMENTS = 10;
const DAY_SECONDS = 86_400;
/** Of a life that is shorter than this nobody can tell much. */
const SHORT_LIFE_DAYS = 30;

/** What the normal accounts of the public dataset are, besides normal. */
export const TRAITS = [
  "pay at least three others month by month, as employers do",
  "are paid by somebody month by month, as employees are",
  "are paid by a mining pool",
  "lived for less than 30 days",
] as const;

export type Trait = (typeof TRAITS)[number];

/** Reads what the normal accounts of the public dataset are, by address. */
export async function readTraits(
  data: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Trait[]>> {
  const services = new Map(
    (await readServices(data, signal)).map(({ address, category }) => [address, category]),
  );
  const traits = new Map<string, readonly Trait[]>();
  for await (const { address, fraud, inKaggle, history } of readLabelledAccounts(data, signal)) {
    const { transactions } = history;
    if (fraud || !inKaggle || transactions.length === 0) continue;
    const payers = monthlyParties(transactions, "received").filter((party) => !services.has(party));
    const fromPools = transactions.filter(
      ({ direction, counterparty }) =>
        direction === "received" && counterparty !== null && services.get(counterparty) === "mining",
    );
    const seconds = transactions.at(-1)!.timestamp - transactions[0]!.timestamp;
    const holds = [
      paysMonthly(transactions),
      payers.length > 0,
      fromPools.length >= MIN_POOL_PAYMENTS,
      seconds < SHORT_LIFE_DAYS * DAY_SECONDS,
    ];
    traits.set(
      address,
      TRAITS.filter((_, i) => holds[i]),
    );
  }
  return traits;
}

/** The rate of a group by the probabilities of its wallets. */
export function groupRate(
  group: string,
  probabilities: readonly number[],
  { alarm, simulated = false }: { readonly alarm: number; readonly simulated?: boolean },
): HonestGroup {
  const flagged = probabilities.filter((probability) => probability >= alarm).length;
  const wallets = probabilities.length;
  const interval = wallets === 0 ? null : shareInterval(flagged, wallets);
  return { group, wallets, flagged, interval, simulated };
}

/** The group of all of them. */
export const ALL_GROUP = "all normal wallets";

/** The group of late slices. */
export const LATE_GROUP = `what they did since ${new Date(LATE_SINCE * 1_000).toISOString().slice(0, 10)}, as a wallet of its own`;
