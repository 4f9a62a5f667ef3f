import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { assetOfId, parseAsset } from "@tetron/domain/parse-asset";
import type { WalletRef } from "@tetron/domain/wallet";
import type { TransferFilter, TransferPageOptions } from "@tetron/lake/transfer-pages";
import { requirePageSize } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import type { TransferParent } from "../graph-parents.ts";
import type { TransferFilter as GivenFilter } from "../resolvers.gen.ts";
import { parseCursor, printCursor, TransferCursor } from "./cursors.ts";

/** The arguments of `Wallet.transfers`. */
interface Asked {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: GivenFilter | null | undefined;
}

/** A page of a wallet's transfers; `null` when nothing is held of it. */
export async function transfersOfWallet(
  wallet: WalletRef,
  { first, after, filter }: Asked,
  context: Pick<Context, "transferSources" | "transferPages">,
) {
  const options: TransferPageOptions = {
    limit: requirePageSize(first) + 1,
    after: parseCursor(TransferCursor, after),
    filter: parseFilter(wallet.network, filter ?? {}),
  };
  const source = await context.transferSources.load(wallet);
  if (source === undefined) return null;
  const { rows, stoppedAt } = await context.transferPages(options).load(source);
  const edges = rows.slice(0, first).map((transfer) => ({
    cursor: printCursor(transfer.key),
    node: { wallet, transfer } satisfies TransferParent,
  }));
  const stopped = stoppedAt === undefined ? undefined : printCursor(stoppedAt);
  const pageInfo = {
    hasNextPage: rows.length > first || stopped !== undefined,
    hasPreviousPage: options.after !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: stopped ?? edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, isComplete: source.isComplete };
}

function parseFilter(network: Network, given: GivenFilter): TransferFilter {
  const { direction, counterparty, asset, from, to } = given;
  return {
    ...(direction != null && { incoming: direction === "received" }),
    ...(counterparty != null && {
      counterparty: parseAddress(network, counterparty, "filter.counterparty"),
    }),
    ...(asset != null && { asset: assetId(network, asset) }),
    ...(from != null && { from }),
    ...(to != null && { to }),
  };
}

const MAX_ASSET_CHARS = 300;

/** A symbol names the asset that Tetron knows; an id is taken as it is, since a history may have any token. */
function assetId(network: Network, text: string): string {
  if (text.length > MAX_ASSET_CHARS)
    throw unprocessable("filter.asset", "too_long", `filter.asset: at most ${MAX_ASSET_CHARS} characters.`);
  if (/[:/]/.test(text)) return assetOfId(text)?.caip19 ?? text;
  return parseAsset(network, text, "filter.asset").caip19;
}
