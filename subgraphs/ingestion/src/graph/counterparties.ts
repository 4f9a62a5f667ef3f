import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { HeldCounterparty } from "@tetron/lake/counterparties";
import type { CounterpartyOptions, RankedCounterparty } from "@tetron/lake/counterparty-ranks";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { requirePageSize } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import type { CounterpartyParent } from "../graph-parents.ts";
import type { CounterpartyOrder, TransferDirection } from "../resolvers.gen.ts";
import { counterpartyCursor, parseCursor, printCursor } from "./cursors.ts";

/** The arguments of `Wallet.counterparties`. */
interface Asked {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly direction?: TransferDirection | null | undefined;
  readonly orderBy: CounterpartyOrder;
}

type GraphContext = Pick<
  Context,
  | "transferSources"
  | "counterpartyPages"
  | "listedCounterparties"
  | "chosenCounterparties"
  | "labels"
  | "sanctions"
>;

/** Counterparties of the highest value among which those with most risk are looked for. */
const MAX_RANKED = 1_000;

/** A page of a wallet's counterparties; `null` when nothing is held of it. */
export async function counterpartiesOfWallet(
  wallet: WalletRef,
  { first, after, direction, orderBy }: Asked,
  context: GraphContext,
) {
  const size = requirePageSize(first);
  const list = [walletId(wallet), orderBy, direction ?? "both"].join(" ");
  // A schema takes longer to make than to use, and a first page needs none.
  const cursor = after == null ? undefined : parseCursor(counterpartyCursor(list), after);
  const key = cursor && { rank: BigInt(cursor.rank), address: cursor.address, risk: cursor.risk ?? 0 };
  const source = await context.transferSources.load(wallet);
  if (source === undefined) return null;
  const incoming = direction == null ? undefined : direction === "received";
  const asked = { incoming, known: KNOWN_ASSETS };
  const { places, hasNextPage } =
    orderBy === "risk"
      ? await pageByRisk(source, { ...asked, size, after: key }, context)
      : await pageByRank(source, { ...asked, orderBy, size, after: key }, context);
  const edges = places.map(({ rank, address, risk, held }) => ({
    cursor: printCursor({ list, rank: `${rank}`, address, ...(risk !== undefined && { risk }) }),
    node: { wallet, held } satisfies CounterpartyParent,
  }));
  const pageInfo = {
    hasNextPage,
    hasPreviousPage: key !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, isComplete: source.isComplete };
}

/** A counterparty by what lists say of it: 3 sanctioned, 2 accused, 1 warned of, 0 the rest. */
interface Ranked extends RankedCounterparty {
  readonly risk: number;
}

interface Page {
  readonly places: readonly (RankedCounterparty & {
    readonly risk?: number;
    readonly held: HeldCounterparty;
  })[];
  readonly hasNextPage: boolean;
}

interface PageOptions extends Pick<CounterpartyOptions, "incoming" | "known"> {
  readonly size: number;
  /** The last of the page before. */
  readonly after: Ranked | undefined;
}

async function pageByRank(
  source: TransferSource,
  { size, ...options }: PageOptions & Pick<CounterpartyOptions, "orderBy">,
  { counterpartyPages }: GraphContext,
): Promise<Page> {
  const found = await counterpartyPages({ ...options, limit: size + 1 }).load(source);
  const places = found.slice(0, size).map((held) => ({ rank: held.rank, address: held.address, held }));
  return { places, hasNextPage: found.length > size };
}

/**
 * What lists say is read of those that one names, and what was transferred of those that may be on the page: they are known
 * before it is known what the lists say, unless these name more than a page has.
 */
async function pageByRisk(
  source: TransferSource,
  { size, after, ...asked }: PageOptions,
  context: GraphContext,
): Promise<Page> {
  const isLater = (each: Ranked) => after === undefined || compare(after, each) < 0;
  const options = { ...asked, orderBy: "value", limit: MAX_RANKED } as const;
  const found = await context.listedCounterparties(options).load(source);
  const [listed, others] = [true, false].map((is) =>
    found.filter(({ isListed }) => isListed === is).map(({ address, rank }) => ({ address, rank, risk: 0 })),
  ) as [Ranked[], Ranked[]];
  const plain = others.filter(isLater);
  const detailsOf = (some: readonly RankedCounterparty[]) =>
    context.chosenCounterparties.load({ source, addresses: some.map(({ address }) => address) });
  const early = listed.length <= size ? detailsOf([...listed, ...plain.slice(0, size)]) : undefined;
  const [named] = await Promise.all([risksOf(source, listed, context), early]);
  const later = [...named.filter(isLater), ...plain].sort(compare);
  const page = later.slice(0, size);
  const byAddress = new Map((await (early ?? detailsOf(page))).map((held) => [held.address, held]));
  const places = page.flatMap((place) => {
    const held = byAddress.get(place.address);
    // A reorg meanwhile took back what it had.
    return held === undefined ? [] : [{ ...place, held }];
  });
  return { places, hasNextPage: later.length > size };
}

async function risksOf(
  { network }: TransferSource,
  listed: readonly RankedCounterparty[],
  { labels, sanctions }: GraphContext,
): Promise<Ranked[]> {
  return Promise.all(
    listed.map(async ({ address, rank }) => {
      const ref = { network, address };
      const [said, banned] = await Promise.all([labels.load(ref), sanctions.load(ref)]);
      const has = (stance: string) => said.some((label) => label.stance === stance);
      return { address, rank, risk: banned.length > 0 ? 3 : has("bad") ? 2 : has("risky") ? 1 : 0 };
    }),
  );
}

function compare(a: Ranked, b: Ranked): number {
  if (a.risk !== b.risk) return b.risk - a.risk;
  if (a.rank !== b.rank) return a.rank > b.rank ? -1 : 1;
  return a.address > b.address ? -1 : a.address < b.address ? 1 : 0;
}
