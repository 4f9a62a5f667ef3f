import { nativeAsset } from "@tetron/domain/asset";
import type { AccountHistory } from "@tetron/domain/history";
import { type NativeSummary, summariseNative } from "./native.ts";
import { meanWaitMinutes, toMinutes } from "./timing.ts";
import { summariseTokens, type TokenSummary } from "./tokens.ts";
import { hideUnseen } from "./unseen.ts";
import { meanCoins, type ValueSummary, wholeCoins } from "./values.ts";

/** Name of the feature set, part of every answer. A changed definition gets a new name. */
export const WALLET_44_VERSION = "wallet-44/v1";

/** The columns of `wallet-44/v1` in order; docs/features.md defines each. Elsewhere ERC20 means token. */
export const WALLET_44 = [
  "sent_tx",
  "received_tx",
  "total_tx",
  "erc20_tx",
  "avg_min_between_sent",
  "avg_min_between_received",
  "time_span",
  "min_sent",
  "max_sent",
  "avg_sent",
  "total_sent",
  "min_received",
  "max_received",
  "avg_received",
  "total_received",
  "unique_sent_to",
  "unique_received_from",
  "contracts_created",
  "min_sent_to_contract",
  "max_sent_to_contract",
  "total_sent_to_contract",
  "balance",
  "erc20_total_sent",
  "erc20_total_received",
  "erc20_min_sent",
  "erc20_max_sent",
  "erc20_avg_sent",
  "erc20_min_received",
  "erc20_max_received",
  "erc20_avg_received",
  "erc20_unique_sent_to",
  "erc20_unique_received_from",
  "erc20_total_sent_to_contract",
  "erc20_unique_contracts",
  "erc20_avg_min_between_sent",
  "erc20_avg_min_between_received",
  "erc20_avg_min_between_contract",
  "erc20_unique_tokens_sent",
  "erc20_unique_tokens_received",
  "erc20_most_sent_token_count",
  "erc20_most_received_token_count",
  "erc20_min_sent_to_contract",
  "erc20_max_sent_to_contract",
  "erc20_avg_sent_to_contract",
] as const;

/** v1 divides every token amount by 10^18 regardless of the token's decimals, as the public dataset does. */
const TOKEN_DECIMALS = 18;

/**
 * Computes the 44 features of an account.
 *
 * @param history - Both lists ascending by time.
 * @returns Shape `[44]` in the order of {@link WALLET_44}, counts, minutes, whole coins: finite, except `NaN`
 *   where the history does not see what the column needs.
 *   An account without activity gives 44 zeros.
 * @see docs/features.md for each column's definition and how often it equals the public dataset's.
 *
 * @example
 * ```ts
 * import { WALLET_44, wallet44 } from "@tetron/features/wallet-44";
 *
 * const vector = wallet44({ network: "ethereum", address: `0x${"1".repeat(40)}`, transactions: [], tokenTransfers: [] });
 * vector[WALLET_44.indexOf("sent_tx")]; // 0
 * ```
 */
export function wallet44(history: AccountHistory): Float64Array {
  return wallet44Of(history, summariseNative(history), summariseTokens(history));
}

/** Assembles the 44 numbers from the summaries of transactions and token transfers. */
export function wallet44Of(
  { network, sees }: Pick<AccountHistory, "network" | "sees">,
  native: NativeSummary,
  tokens: TokenSummary,
): Float64Array {
  const { sent, received, created, spanSeconds } = native;
  const { decimals } = nativeAsset(network);
  const coins = (amount: bigint) => wholeCoins(amount, decimals);
  const numbers = Float64Array.of(
    sent.values.count,
    received.values.count,
    sent.values.count + received.values.count + created.count,
    tokens.sent.values.count + tokens.received.values.count + tokens.own.values.count,
    meanWaitMinutes(sent.waitSeconds, sent.values.count),
    meanWaitMinutes(received.waitSeconds, received.values.count),
    toMinutes(spanSeconds),
    ...range(sent.values, decimals),
    coins(sent.values.total),
    ...range(received.values, decimals),
    coins(received.values.total),
    sent.parties,
    received.parties,
    created.count,
    coins(created.min),
    coins(created.max),
    coins(created.total),
    coins(received.values.total - sent.values.total - created.total),
    ...tokenBlock(tokens),
  );
  return hideUnseen(numbers, WALLET_44, sees);
}

function tokenBlock({ sent, received, own }: TokenSummary): number[] {
  const coins = (amount: bigint) => wholeCoins(amount, TOKEN_DECIMALS);
  return [
    coins(sent.values.total),
    coins(received.values.total),
    ...range(sent.values, TOKEN_DECIMALS),
    ...range(received.values, TOKEN_DECIMALS),
    sent.parties,
    received.parties,
    coins(own.values.total),
    received.tokens,
    meanWaitMinutes(sent.waitSeconds, sent.values.count),
    meanWaitMinutes(received.waitSeconds, received.values.count),
    meanWaitMinutes(own.waitSeconds, own.values.count),
    sent.tokens,
    received.tokens,
    sent.mostOfOneToken,
    received.mostOfOneToken,
    ...range(own.values, TOKEN_DECIMALS),
  ];
}

/** Least, largest and mean in whole coins. */
function range(values: ValueSummary, decimals: number): [number, number, number] {
  return [wholeCoins(values.min, decimals), wholeCoins(values.max, decimals), meanCoins(values, decimals)];
}
