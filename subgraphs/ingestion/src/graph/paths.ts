import type { Flow, FlowSource, Flows } from "@tetron/lake/flows";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { MAX_HUB_TRANSFERS } from "@tetron/verdict/entities/exposure";
import type { Paths } from "../graph-parents.ts";

/** What the search asks for. */
export interface PathSearch {
  /** 1-4. */
  readonly maxHops: number;
  /** Where the transfers of addresses are. */
  sources(addresses: readonly string[]): Promise<(TransferSource | undefined)[]>;
  /** The flows out of wallets, or into them, each at most {@link MAX_FLOWS}. */
  flows(wallets: readonly FlowSource[], incoming: boolean): Promise<Flows[]>;
}

/** Counterparties of one wallet that are looked at: those with the largest flows. */
export const MAX_FLOWS = 200;
/** Wallets of one distance whose counterparties are looked at. */
const MAX_FRONTIER = 100;
/** Paths that are answered. */
const MAX_PATHS = 20;

/** The way between an end and a wallet. */
interface Way {
  readonly address: string;
  readonly steps: readonly Flow[];
  /** Unix seconds: from the first wallet, when money was here at the earliest; to the last, when it left at the latest. */
  readonly bound: number | null;
}

/**
 * Looks from both ends and joins what meets: from the first wallet by the histories of those that paid, from the last by
 * those of the wallets that were paid, so that one wallet on the way need not be held. A step can only pass on what had
 * come before it ended. Of the ways to a wallet in the middle one is followed.
 */
export async function pathsBetween(from: string, to: string, search: PathSearch): Promise<Paths> {
  const levels = { out: [new Map([[from, start(from)]])], in: [new Map([[to, start(to)]])] };
  let isExhaustive = true;
  for (const [side, incoming] of [
    [levels.out, false],
    [levels.in, true],
  ] as const)
    for (let hop = 1; hop <= search.maxHops; hop++) {
      const { next, isWhole } = await onward([...side.at(-1)!.values()], incoming, search);
      side.push(next);
      isExhaustive &&= isWhole;
    }
  const joined = new Map<string, readonly Flow[]>();
  for (const out of levels.out)
    for (const back of levels.in)
      for (const way of out.values()) {
        const rest = back.get(way.address);
        const path = rest && join(from, way, rest);
        if (path !== undefined && path.length <= search.maxHops)
          joined.set(path.map(({ address }) => address).join(), path);
      }
  const paths = [...joined.values()].sort(
    (a, b) => a.length - b.length || (smallest(a) > smallest(b) ? -1 : smallest(a) < smallest(b) ? 1 : 0),
  );
  return { paths: paths.slice(0, MAX_PATHS), isExhaustive: isExhaustive && paths.length <= MAX_PATHS };
}

function start(address: string): Way {
  return { address, steps: [], bound: null };
}

async function onward(ways: readonly Way[], incoming: boolean, search: PathSearch) {
  const followed = ways.slice(0, MAX_FRONTIER);
  const sources = await search.sources(followed.map(({ address }) => address));
  const held = followed.flatMap((way, i) => {
    const source = sources[i];
    const isHub = way.steps.length > 0 && (source?.transfers ?? 0) > MAX_HUB_TRANSFERS;
    return source === undefined || isHub ? [] : [{ way, source }];
  });
  const flows = await search.flows(
    held.map(({ way, source }) => ({ source, bound: way.bound })),
    incoming,
  );
  const next = new Map<string, Way>();
  for (const [i, { way }] of held.entries())
    for (const flow of flows[i]!.flows) {
      if (next.has(flow.address)) continue;
      const own = incoming ? flow.last : flow.first;
      const bound = way.bound === null ? own : (incoming ? Math.min : Math.max)(own, way.bound);
      // Into a wallet: the step leads to it, from the one that the flow names.
      const steps = incoming ? [{ ...flow, address: way.address }, ...way.steps] : [...way.steps, flow];
      next.set(flow.address, { address: flow.address, steps, bound });
    }
  const isWhole =
    held.length === ways.length &&
    held.every(({ source }) => source.isComplete) &&
    flows.every(({ flows: list }) => list.length < MAX_FLOWS);
  return { next, isWhole };
}

function join(from: string, way: Way, rest: Way): readonly Flow[] | undefined {
  const isInTime = way.bound === null || rest.bound === null || way.bound <= rest.bound;
  const path = [...way.steps, ...rest.steps];
  const places = new Set([from, ...path.map(({ address }) => address)]);
  return isInTime && path.length > 0 && places.size === path.length + 1 ? path : undefined;
}

/** A step without a price comes after every other. */
const UNKNOWN = -1n;

function smallest(path: readonly Flow[]): bigint {
  return path.reduce(
    (least, { usd }) => ((usd ?? UNKNOWN) < least ? (usd ?? UNKNOWN) : least),
    path[0]!.usd ?? UNKNOWN,
  );
}
