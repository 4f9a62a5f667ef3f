import { NETWORKS, type Network } from "@tetron/domain/network";
import { assetOfId } from "@tetron/domain/parse-asset";
import type { SentTotal, WalletFlow } from "@tetron/lake/wallet-flows";

/** What shows that a wallet is a customer's address at a service, which moves what arrives there to its own wallets. */
export interface DepositOf {
  /** The service's name, as lists write it. */
  readonly service: string;
  /** Payments to the service's wallets. */
  readonly sweeps: number;
  /** Their share of all of the wallet's payments, 0-1. */
  readonly share: number;
  /** The service's wallets that were paid, those with most payments first, at most {@link MAX_NAMED}. */
  readonly wallets: readonly string[];
  readonly firstSweep: Date;
  readonly lastSweep: Date;
  /** Whether the service itself paid the wallet, as it does for the fees of tokens' payments. */
  readonly isFunded: boolean;
  /** Number of payers other than the service. */
  readonly payers: number;
  /** 0-1. */
  readonly confidence: number;
}

/** Counterparties and assets that are looked at: an address at a service pays few. */
export const MAX_FLOWS = 20;
/** This many payments to the service are a habit. */
const MIN_SWEEPS = 3;
/** Share of the wallet's payments that go to the service, by number, and of each asset by amount. */
const MIN_SHARE = 0.9;
const MIN_AMOUNT_SHARE = 0.95;
/** Sweeps at which the confidence is a half. */
const HALF_SWEEPS = 2;
/** What is left of the doubt when the service pays the fees. */
const DOUBT_OF_FUNDED = 0.5;
const MAX_CONFIDENCE = 0.95;
/** A customer may pay a labelled address of bitcoin directly: many of them are customers' own. */
const MAX_CONFIDENCE_OF_BITCOIN = 0.6;
const MAX_NAMED = 5;

/**
 * The service at which a wallet is a customer's address: at least three payments, nine of ten of all that it made, and of
 * each asset 95 % of the amount went to wallets of one service, and somebody else than the service paid it. Customers pay an
 * address of their own and never a service's wallet directly, because nobody would credit that. Tokens that Tetron
 * does not know do not count: anybody can have a contract log that a wallet paid with one.
 *
 * @param serviceAt - The service whose own wallet an address is; `null` for any other.
 * @returns `null` when it is none, or pays too many to be one.
 */
export function depositOf(
  network: Network,
  { sent, isCut, payers, payerCount }: WalletFlow,
  serviceAt: (address: string) => string | null,
): DepositOf | null {
  if (isCut) return null;
  const known = sent.filter(({ asset }) => assetOfId(asset) !== undefined);
  const named = known.map((total) => ({ total, service: serviceAt(total.counterparty) }));
  const byService = Map.groupBy(named, ({ service }) => service);
  const [most] = [...byService]
    .flatMap(([service, of]) => (service === null ? [] : { service, swept: of.map(({ total }) => total) }))
    .sort((a, b) => countOf(b.swept) - countOf(a.swept));
  if (most === undefined) return null;
  const { service, swept } = most;
  const sweeps = countOf(swept);
  const share = sweeps / countOf(known);
  const isNearlyAll = [...new Set(swept.map(({ asset }) => asset))].every(
    (asset) => amountOf(swept, asset) >= MIN_AMOUNT_SHARE * amountOf(known, asset),
  );
  const funding = payers.filter((payer) => serviceAt(payer) === service).length;
  const others = payerCount - funding;
  if (sweeps < MIN_SWEEPS || share < MIN_SHARE || !isNearlyAll || others === 0) return null;
  const isFunded = funding > 0;
  const doubt = (1 - (share * sweeps) / (sweeps + HALF_SWEEPS)) * (isFunded ? DOUBT_OF_FUNDED : 1);
  const limit = NETWORKS[network].family === "bitcoin" ? MAX_CONFIDENCE_OF_BITCOIN : MAX_CONFIDENCE;
  return {
    ...{ service, sweeps, share, isFunded, payers: others },
    wallets: [...new Set(swept.map(({ counterparty }) => counterparty))].slice(0, MAX_NAMED),
    firstSweep: new Date(Math.min(...swept.map(({ first }) => first.getTime()))),
    lastSweep: new Date(Math.max(...swept.map(({ last }) => last.getTime()))),
    confidence: Math.min(1 - doubt, limit),
  };
}

function countOf(totals: readonly SentTotal[]): number {
  return totals.reduce((sum, { count }) => sum + count, 0);
}

function amountOf(totals: readonly SentTotal[], asset: string): number {
  return totals.reduce((sum, total) => sum + (total.asset === asset ? Number(total.amount) : 0), 0);
}
