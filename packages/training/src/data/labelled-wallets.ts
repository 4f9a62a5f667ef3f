import { readExplorerAccounts } from "@tetron/connectors/datasets/explorer-accounts";
import { type LabelledAccount, readHistories } from "@tetron/connectors/datasets/histories";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import type { AccountHistory } from "@tetron/domain/history";
import { behaviour } from "@tetron/features/behaviour";
import { wallet44 } from "@tetron/features/wallet-44";
import { CANARIES_URL } from "@tetron/models/canaries";
import { isStoredEvmAddress } from "@tetron/models/evm-address";
import { lateSlice } from "./late-slice.ts";
import { type PaymentPattern, paymentPatterns } from "./payment-patterns.ts";
import { readCanaries } from "./read-canaries.ts";
import { eachView, TRANSFERS_SEE, type ViewName } from "./views.ts";

/** A labelled account as training keeps it: features without the history. */
export interface LabelledWallet {
  readonly address: string;
  readonly fraud: boolean;
  readonly inKaggle: boolean;
  /** Whether it is one of the canaries that ship: no model is fitted to it. */
  readonly canary: boolean;
  readonly transactions: number;
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly vector44: Float64Array;
  readonly behaviour: Float64Array;
  /** The behaviour at each age, in transactions, that is less than the account's own. */
  readonly younger: readonly {
    readonly transactions: number;
    readonly behaviour: Float64Array;
    /** The same by a source that sees neither whether a transaction failed nor its method. */
    readonly transfers: Float64Array;
  }[];
  readonly payments: readonly PaymentPattern[];
  /** The behaviour as each of the views gives it. */
  readonly views: ReadonlyMap<ViewName, Float64Array>;
  /** What a normal account of the public dataset did later, as a wallet of its own: see {@link lateSlice}. */
  readonly late: LateSlice | null;
}

/** The behaviour of a late slice. */
export interface LateSlice extends Pick<LabelledWallet, "behaviour" | "younger"> {
  /** The same by a source that sees neither whether a transaction failed nor its method. */
  readonly transfers: Float64Array;
}

/** Ages, in transactions, at which training uses each account besides its whole history. */
export const YOUNGER_AGES: readonly number[] = [3, 10, 30];

/**
 * Reads the labelled accounts and computes their features, ascending by address.
 *
 * @param onAccount - Called after each account with the number done.
 */
export async function readLabelledWallets(
  data: string,
  signal: AbortSignal,
  onAccount: (accounts: number) => void = () => {},
): Promise<LabelledWallet[]> {
  const canaries = await readCanaries(CANARIES_URL);
  const wallets: LabelledWallet[] = [];
  for await (const account of readLabelledAccounts(data, signal)) {
    wallets.push(labelledWallet(account, canaries.addresses.has(account.address)));
    onAccount(wallets.length);
  }
  return wallets.sort((a, b) => (a.address < b.address ? -1 : 1));
}

/**
 * Reads the labelled accounts with their histories, in the order of the file. Accounts that are also in the sample are
 * read from it, since it is exact to the wei and has token transfers.
 */
export async function* readLabelledAccounts(
  data: string,
  signal: AbortSignal,
): AsyncGenerator<LabelledAccount> {
  const { histories, sampleAccounts } = datasetPaths(data);
  const sample = await readSample(sampleAccounts, signal);
  for await (const account of readHistories(histories, signal)) {
    // Two rows of the source have no address and one lacks a digit; none has a history.
    if (!isStoredEvmAddress(account.address)) continue;
    yield { ...account, history: sample.get(account.address) ?? account.history };
  }
}

async function readSample(path: string, signal: AbortSignal): Promise<Map<string, AccountHistory>> {
  const sample = new Map<string, AccountHistory>();
  for await (const line of readExplorerAccounts(path, { signal })) {
    if ("error" in line) throw line.error;
    sample.set(line.value.address, line.value.history);
  }
  return sample;
}

function labelledWallet(
  { address, fraud, inKaggle, history }: LabelledAccount,
  canary: boolean,
): LabelledWallet {
  const { transactions } = history;
  return {
    ...{ address, fraud, inKaggle, canary, transactions: transactions.length },
    firstSeen: transactions[0]?.timestamp ?? null,
    lastSeen: transactions.at(-1)?.timestamp ?? null,
    vector44: wallet44(history),
    behaviour: behaviour(history),
    views: eachView(history),
    younger: youngerOf(history),
    late: fraud || !inKaggle ? null : lateOf(history),
    // Only the sample's accounts have token transfers; the payment model sees every account without them.
    payments: paymentPatterns({ ...history, tokenTransfers: [] }, YOUNGER_AGES),
  };
}

function lateOf(history: AccountHistory): LateSlice | null {
  const slice = lateSlice(history);
  if (slice === null) return null;
  return {
    behaviour: behaviour(slice),
    transfers: behaviour({ ...slice, sees: TRANSFERS_SEE }),
    younger: youngerOf(slice),
  };
}

/** An account as it was at each younger age. */
export function youngerOf(history: AccountHistory): LabelledWallet["younger"] {
  return YOUNGER_AGES.filter((age) => age < history.transactions.length).map((age) => {
    const young = { ...history, transactions: history.transactions.slice(0, age) };
    return {
      transactions: age,
      behaviour: behaviour(young),
      transfers: behaviour({ ...young, sees: TRANSFERS_SEE }),
    };
  });
}
