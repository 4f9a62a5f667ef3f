import { nativeAsset } from "./asset.ts";
import type { AccountHistory, AccountTransaction, TokenTransfer } from "./history.ts";
import { NETWORKS, type Network } from "./network.ts";

/** One transfer from the viewpoint of one of its two wallets. */
export interface WalletTransfer {
  /** Unix time of the block, whole seconds. */
  readonly at: number;
  readonly incoming: boolean;
  /**
   * The other side in the network's stored form; `null` for a mint, a burn, a reward, a created contract, or a side
   * without an address. Of several, the one with the largest amount.
   */
  readonly counterparty: string | null;
  /** CAIP-19 asset type, of one token with its id. */
  readonly asset: string;
  /** Digits after the point in one whole unit, as the history says; `null` when it does not. */
  readonly decimals: number | null;
  /** Base units, `>= 0`. Of one that failed: what would have moved. */
  readonly amount: bigint;
  readonly kind: "native" | "token";
  readonly failed: boolean;
  /** Transaction hash; `null` when the source does not have it. */
  readonly hash: string | null;
}

/** The transfers of a history, the oldest first; of one time, those of the coin before those of tokens. */
export function transfersOf({ network, transactions, tokenTransfers }: AccountHistory): WalletTransfer[] {
  const coin = nativeAsset(network);
  return [
    ...transactions.map((each) => ofCoin(each, coin)),
    ...tokenTransfers.map((each) => ofToken(each, network)),
  ].sort((a, b) => a.at - b.at);
}

function ofCoin(
  { timestamp, direction, counterparty, value, failed, hash }: AccountTransaction,
  { caip19, decimals }: ReturnType<typeof nativeAsset>,
): WalletTransfer {
  return {
    ...{ at: timestamp, incoming: direction === "received", asset: caip19, decimals, amount: value },
    ...{ counterparty: counterparty === "genesis" ? null : counterparty, kind: "native", failed, hash },
  };
}

function ofToken(
  { timestamp, direction, counterparty, token, value, decimals, hash }: TokenTransfer,
  network: Network,
): WalletTransfer {
  return {
    ...{ at: timestamp, incoming: direction === "received", asset: tokenId(network, token), decimals },
    ...{ counterparty: isNobody(counterparty) ? null : counterparty, amount: value },
    ...{ kind: "token", failed: false, hash },
  };
}

/** What a token's log calls the other side of a mint and of a burn. */
function isNobody(address: string): boolean {
  return /^0x0{40}$/.test(address);
}

const TOKEN_KINDS = { evm: "erc20", solana: "token", bitcoin: "token" } as const;

/** A source that has no contract tells a name, which identifies nothing. */
function tokenId(network: Network, token: string): string {
  const { caip2, family } = NETWORKS[network];
  if (ADDRESS.test(token)) return `${caip2}/${TOKEN_KINDS[family]}:${token}`;
  return `${caip2}/name:${encodeURIComponent(token).slice(0, MAX_NAME_LENGTH)}`;
}

/** What a contract's address looks like where there are tokens. */
const ADDRESS = /^(0x[0-9a-f]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/;
const MAX_NAME_LENGTH = 128;
