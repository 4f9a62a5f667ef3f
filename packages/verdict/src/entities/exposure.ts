import type { Flow, FlowSource, Flows } from "@tetron/lake/flows";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { scaled } from "./scaled.ts";

/** What of a wallet's flow is with wallets of one category. */
export interface CategoryExposure {
  readonly category: string;
  /** Parts of the wallet's flow, 0-1: with its own counterparties, and further away. */
  readonly direct: number;
  readonly indirect: number;
  /** Part of both that is with wallets that no list names, but another address of their holder. */
  readonly byHolder: number;
  /** The way that most of it takes; each step names the wallet that is one further from the first. */
  readonly path: readonly Flow[];
}

/** Whom a wallet's flow in one direction comes from or goes to. */
export interface Exposure {
  /** US dollars, times 1e8, of what has a price; `null` when nothing has. */
  readonly usd: bigint | null;
  /** Of one part of the flow, US dollars times 1e8; `null` where parts go by something else than value. */
  readonly wholeUsd: bigint | null;
  readonly categories: readonly CategoryExposure[];
  /** Part of the flow that was followed to an end, 0-1; `null` without a flow. */
  readonly seenShare: number | null;
  /** The wallet's own transfers that no price is known of, and those that no value counts. */
  readonly unpriced: bigint;
  readonly excluded: bigint;
}

/** What the search asks for. */
export interface Neighbourhood {
  readonly incoming: boolean;
  /** 1-3. */
  readonly maxHops: number;
  /** Where the transfers of addresses are. */
  sources(addresses: readonly string[]): Promise<(TransferSource | undefined)[]>;
  flows(wallets: readonly FlowSource[]): Promise<Flows[]>;
  /** Whether no time is left to follow the flow further; what is beyond is not seen then. */
  isOver?(): boolean;
  /** What lists say of addresses, those with most of the flow first. */
  named(addresses: readonly string[]): Promise<Named[]>;
}

/** What lists say of an address. */
export interface Named {
  /** None for one that nobody names. */
  readonly categories: readonly string[];
  /** Whether they name another address of its holder, and not this one. */
  readonly byHolder: boolean;
}

/** Wallets of one distance that are followed: those with most of the flow. */
export const MAX_FRONTIER = 50;
/** Transfers of a wallet beyond which it is a hub that is not followed: what it paid says nothing of what it was paid. */
export const MAX_HUB_TRANSFERS = 5_000;

interface Reached {
  readonly address: string;
  /** Part of the wallet's flow that passes it. */
  share: number;
  /** Of the way with most of it. */
  path: readonly Flow[];
  bestShare: number;
  /** Unix seconds: when at the earliest what is followed was there, or at the latest when it is followed back. */
  bound: number | null;
}

/**
 * Follows the flow into or out of a wallet. Of what a wallet was paid each of its payments is taken to have its part
 * (the haircut rule), and a payment can only pass on what had come before it. A wallet that a list names ends the way,
 * as a service mixes what it has.
 */
export async function exposureOf(root: TransferSource, around: Neighbourhood): Promise<Exposure> {
  const found: Found = new Map();
  let frontier: Reached[] = [{ address: root.address, share: 1, path: [], bestShare: 1, bound: null }];
  let unseen = 0;
  let own: Flows | undefined;
  for (let hop = 1; hop <= around.maxHops && frontier.length > 0; hop++) {
    if (hop > 1 && around.isOver?.()) {
      unseen += sum(frontier);
      break;
    }
    const sources = hop === 1 ? [root] : await around.sources(frontier.map(({ address }) => address));
    const followed = frontier.flatMap((node, i) => {
      const source = sources[i];
      const isHeld = source !== undefined && (hop === 1 || source.transfers <= MAX_HUB_TRANSFERS);
      return isHeld ? [{ node, source }] : [];
    });
    const flows = await around.flows(followed.map(({ node, source }) => ({ source, bound: node.bound })));
    own ??= flows[0]!;
    const next = new Map<string, Reached>();
    let passed = 0;
    for (const [i, { node }] of followed.entries()) {
      const { flows: list, weight } = flows[i]!;
      // What was not paid on is where it came to.
      if (!around.incoming && list.length === 0) passed += node.share;
      const share = node.share * weighedPart(flows[i]!);
      for (const flow of list) {
        const isBack =
          flow.address === root.address || node.path.some(({ address }) => address === flow.address);
        const part = share * ratio(flow.weight, weight);
        passed += part;
        if (isBack) continue;
        reach(next, { flow, share: part, node, incoming: around.incoming });
      }
    }
    unseen += sum(frontier) - passed;
    const reached = [...next.values()].sort((a, b) => b.share - a.share);
    const named = await around.named(reached.map(({ address }) => address));
    for (const [i, node] of reached.entries())
      for (const category of named[i]!.categories)
        count(found, category, node, { isDirect: hop === 1, byHolder: named[i]!.byHolder });
    const onward = reached.filter((_node, i) => named[i]!.categories.length === 0);
    frontier = onward.slice(0, MAX_FRONTIER);
    if (hop < around.maxHops) unseen += sum(onward.slice(MAX_FRONTIER));
  }
  const { usd, isByValue, unpriced, excluded } = own!;
  const isHeld = own!.weighed + unpriced > 0n;
  return {
    ...{ usd, unpriced, excluded },
    wholeUsd: usd === null || !isByValue ? null : scaled(usd, 1 / weighedPart(own!)),
    categories: Array.from(found, ([category, { best: _best, ...rest }]) => ({ category, ...rest })).sort(
      (a, b) => b.direct + b.indirect - (a.direct + a.indirect),
    ),
    seenShare: isHeld ? Math.min(1, Math.max(0, 1 - unseen)) : null,
  };
}

function reach(
  next: Map<string, Reached>,
  { flow, share, node, incoming }: { flow: Flow; share: number; node: Reached; incoming: boolean },
): void {
  const path = [...node.path, flow];
  const own = incoming ? flow.last : flow.first;
  const later = incoming ? Math.min : Math.max;
  const bound = node.bound === null ? own : later(own, node.bound);
  const held = next.get(flow.address);
  if (held === undefined) {
    next.set(flow.address, { address: flow.address, share, path, bestShare: share, bound });
    return;
  }
  held.share += share;
  // Of two ways the one with more time.
  held.bound = incoming ? Math.max(held.bound!, bound) : Math.min(held.bound!, bound);
  if (share > held.bestShare) [held.path, held.bestShare] = [path, share];
}

/** What was found of each category; `best` is the part of the flow that takes the path. */
type Found = Map<
  string,
  { direct: number; indirect: number; byHolder: number; path: readonly Flow[]; best: number }
>;

function count(
  found: Found,
  category: string,
  { share, path }: Reached,
  { isDirect, byHolder }: { readonly isDirect: boolean } & Pick<Named, "byHolder">,
): void {
  const held = found.get(category) ?? { direct: 0, indirect: 0, byHolder: 0, path, best: 0 };
  if (isDirect) held.direct += share;
  else held.indirect += share;
  if (byHolder) held.byHolder += share;
  if (share > held.best) [held.path, held.best] = [path, share];
  found.set(category, held);
}

function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number(part) / Number(whole);
}

/** Part of the transfers whose weight is known, 0-1: where the others went is not seen, so that they are taken for none's. */
function weighedPart({ isByValue, weighed, unpriced }: Flows): number {
  return isByValue ? ratio(weighed, weighed + unpriced) : 1;
}

function sum(nodes: readonly Reached[]): number {
  return nodes.reduce((total, { share }) => total + share, 0);
}
