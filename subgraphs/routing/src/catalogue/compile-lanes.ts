import { parseAmount } from "@tetron/domain/amount";
import { type Asset, findAsset, nativeAsset } from "@tetron/domain/asset";
import { isNetwork, NETWORKS, type Network } from "@tetron/domain/network";
import type { Carrier, Lane } from "./catalogue.ts";
import { milliseconds, WORK_UNIT, workOf } from "./compile-network.ts";
import type { CarrierEntry, LaneEntry, WorkEntry } from "./file-schema.ts";

const MICRO = 1_000_000;

/** What lanes are checked against. */
export interface LaneChecks {
  /** Whether the catalogue has the network. */
  readonly known: (network: Network) => boolean;
  readonly complain: (field: string, problem: string) => void;
}

/** One lane for each pair of ends that an entry joins. */
export function compileLanes(carrier: Carrier, { lanes }: CarrierEntry, checks: LaneChecks): Lane[] {
  const joined = new Set<string>();
  return lanes.flatMap((entry, index) => {
    const field = `lanes[${index}]`;
    const complain: LaneChecks["complain"] = (part, problem) => checks.complain(`${field}.${part}`, problem);
    checkNumbers(entry, complain);
    const from = entry.from.flatMap((end, at) => findEnd(end, `from[${at}]`, { ...checks, complain }));
    const to = entry.to.flatMap((end, at) => findEnd(end, `to[${at}]`, { ...checks, complain }));
    const pairs = from.flatMap((one) =>
      to.filter((other) => joins(carrier.kind, entry, [one, other])).map((other) => [one, other] as const),
    );
    if (pairs.length === 0 && from.length > 0 && to.length > 0) complain("to", "joins nothing with from");
    for (const [one, other] of pairs) {
      const name = `${one.network}/${one.symbol} to ${other.network}/${other.symbol}`;
      if (joined.has(name)) complain("to", `${name} is in another lane already`);
      joined.add(name);
      checkWork(entry.source_work, one, "source_work", complain);
      if (entry.destination_work !== undefined)
        checkWork(entry.destination_work, other, "destination_work", complain);
    }
    return pairs.map(([one, other]) => ({
      carrier,
      from: one,
      to: other,
      flat: flatFee(entry.flat, one.network, complain),
      ...laneNumbers(entry),
    }));
  });
}

/** A venue joins assets on one network, a bridge the same asset on two, or others where its lane says so. */
function joins(
  kind: Carrier["kind"],
  { across_assets }: LaneEntry,
  [from, to]: readonly [Asset, Asset],
): boolean {
  if (from === to) return false;
  if (kind === "venue") return from.network === to.network;
  return from.network !== to.network && (across_assets === true || from.symbol === to.symbol);
}

function findEnd(end: string, field: string, { known, complain }: LaneChecks): Asset[] {
  const [network = "", symbol = ""] = end.split("/");
  if (!isNetwork(network) || !known(network)) {
    complain(field, `${network} is not a network of the catalogue`);
    return [];
  }
  try {
    return [findAsset(network, symbol, field)];
  } catch {
    complain(field, `${symbol} is not an asset on ${network}`);
    return [];
  }
}

function checkNumbers({ min, max, time, flat }: LaneEntry, complain: LaneChecks["complain"]): void {
  if (min.value >= max.value) complain("min", "is not below max");
  if (time.p50.value > time.p95.value) complain("time.p50", "is above p95");
  if (flat !== undefined && flat.unit === "usd" && !/^\d+(\.\d{1,6})?$/.test(flat.value))
    complain("flat.value", "has more than six decimals");
}

function checkWork(
  work: WorkEntry,
  { network }: Asset,
  field: string,
  complain: LaneChecks["complain"],
): void {
  const unit = WORK_UNIT[NETWORKS[network].family];
  if (work.units.unit !== unit) complain(`${field}.units.unit`, `must be ${unit} on ${network}`);
}

function laneNumbers(entry: LaneEntry): Omit<Lane, "carrier" | "from" | "to" | "flat"> {
  const { destination_work } = entry;
  return {
    ppm: entry.percentage.value,
    depth: Math.round((entry.depth?.value ?? 0) * MICRO),
    min: Math.round(entry.min.value * MICRO),
    max: Math.round(entry.max.value * MICRO),
    time: { p50: milliseconds(entry.time.p50.value), p95: milliseconds(entry.time.p95.value) },
    sourceWork: workOf(entry.source_work),
    destinationWork:
      destination_work === undefined ? null : { work: workOf(destination_work), paid: destination_work.paid },
  };
}

function flatFee(flat: LaneEntry["flat"], network: Network, complain: LaneChecks["complain"]): Lane["flat"] {
  if (flat === undefined) return null;
  if (flat.unit === "usd") return { microUsd: Math.round(Number(flat.value) * MICRO) };
  const coin = nativeAsset(network);
  if (flat.unit !== coin.symbol) {
    complain("flat.unit", `must be usd or ${coin.symbol} on ${network}`);
    return null;
  }
  return { coin: parseAmount(flat.value, coin.decimals, "flat.value") };
}
