import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import type { WalletRef } from "@tetron/domain/wallet";
import type { CounterpartyOptions, HeldCounterparty } from "@tetron/lake/counterparties";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { requirePageSize } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import type { CounterpartyParent } from "../graph-parents.ts";
import type { CounterpartyOrder, TransferDirection } from "../resolvers.gen.ts";
import { CounterpartyCursor, parseCursor, printCursor } from "./cursors.ts";

/** The arguments of `Wallet.counterparties`. */
interface Asked {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly direction?: TransferDirection | null | undefined;
  readonly orderBy: CounterpartyOrder;
}

type GraphContext = Pick<Context, "transferSources" | "counterpartyPages" | "labels" | "sanctions">;

/** Counterparties of the highest value among which those with most risk are looked for. */
const MAX_RANKED = 1_000;

/** A page of a wallet's counterparties; `null` when nothing is held of it. */
export async function counterpartiesOfWallet(
  wallet: WalletRef,
  { first, after, direction, orderBy }: Asked,
  context: GraphContext,
) {
  const limit = requirePageSize(first) + 1;
  const cursor = parseCursor(CounterpartyCursor, after);
  const key = cursor && { rank: BigInt(cursor.rank), address: cursor.address, risk: cursor.risk ?? 0 };
  const source = await context.transferSources.load(wallet);
  if (source === undefined) return null;
  const incoming = direction == null ? undefined : direction === "received";
  const asked = { incoming, known: KNOWN_ASSETS };
  const found =
    orderBy === "risk"
      ? (await byRisk(source, asked, context)).filter((each) => isAfter(each, key)).slice(0, limit)
      : await context.counterpartyPages({ ...asked, orderBy, limit, after: key }).load(source);
  const edges = found.slice(0, first).map((held) => ({
    cursor: printCursor({
      ...{ rank: `${held.rank}`, address: held.address },
      ...("risk" in held && { risk: held.risk }),
    }),
    node: { wallet, held } satisfies CounterpartyParent,
  }));
  const pageInfo = {
    hasNextPage: found.length > first,
    hasPreviousPage: key !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, isComplete: source.isComplete };
}

/** A counterparty with what lists say of it: 3 sanctioned, 2 accused, 1 warned of, 0 the rest. */
interface Ranked extends HeldCounterparty {
  readonly risk: number;
}

async function byRisk(
  source: TransferSource,
  asked: Pick<CounterpartyOptions, "incoming" | "known">,
  { counterpartyPages, labels, sanctions }: GraphContext,
): Promise<Ranked[]> {
  const pages = counterpartyPages({ ...asked, orderBy: "value", limit: MAX_RANKED, after: undefined });
  const found = await pages.load(source);
  const ranked = await Promise.all(
    found.map(async (held): Promise<Ranked> => {
      const ref = { network: source.network, address: held.address };
      const [said, listed] = await Promise.all([labels.load(ref), sanctions.load(ref)]);
      const has = (stance: string) => said.some((label) => label.stance === stance);
      return { ...held, risk: listed.length > 0 ? 3 : has("bad") ? 2 : has("risky") ? 1 : 0 };
    }),
  );
  return ranked.sort(compare);
}

type Place = Pick<Ranked, "risk" | "rank" | "address">;

function compare(a: Place, b: Place): number {
  if (a.risk !== b.risk) return b.risk - a.risk;
  if (a.rank !== b.rank) return a.rank > b.rank ? -1 : 1;
  return a.address > b.address ? -1 : a.address < b.address ? 1 : 0;
}

function isAfter(each: Place, key: Place | undefined): boolean {
  return key === undefined || compare(key, each) < 0;
}
