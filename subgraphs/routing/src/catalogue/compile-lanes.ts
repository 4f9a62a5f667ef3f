import { parseAmount } from "@tetron/domain/amount";
import { type Asset, assetByContract, nativeAsset } from "@tetron/domain/asset";
import { isNetwork, NETWORKS, type Network } from "@tetron/domain/network";
import type { Carrier, Figure, Lane } from "./catalogue.ts";
import { toMilliseconds, WORK_UNIT, workOf } from "./compile-network.ts";
import type { CarrierEntry, LaneEntry, WorkEntry } from "./file-schema.ts";

const MICRO = 1_000_000;

/** What lanes are checked against. */
export interface LaneChecks {
  /** Whether the catalogue has the network. */
  readonly known: (network: Network) => boolean;
  /** Every number of the file. */
  readonly figures: readonly Figure[];
  readonly complain: (field: string, problem: string) => void;
}

/** One lane for each pair of ends of an entry. */
export function compileLanes(carrier: Carrier, file: CarrierEntry, checks: LaneChecks): Lane[] {
  const { lanes, tokens, pays_recipient } = file;
  const joined = new Set<string>();
  const assets = findTokens(tokens, checks);
  return lanes.flatMap((entry, index) => {
    const field = `lanes[${index}]`;
    const complain: LaneChecks["complain"] = (part, problem) => checks.complain(`${field}.${part}`, problem);
    checkNumbers(entry, complain);
    const from = entry.from.flatMap((end) => assets.get(end) ?? []);
    const to = entry.to.flatMap((end) => assets.get(end) ?? []);
    const pairs = from.flatMap((one) =>
      to.filter((other) => joins(carrier.kind, one, other)).map((other) => [one, other] as const),
    );
    const common = checks.figures.filter(
      ({ field: each }) => each.startsWith(`${field}.`) || each.startsWith("success."),
    );
    const tokenOf = (asset: Asset) =>
      checks.figures.filter(({ field: each }) => each === `tokens.${asset.network}/${asset.symbol}`);
    if (pairs.length === 0 && from.length > 0 && to.length > 0) complain("to", "connects nothing with from");
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
      paysRecipient: entry.pays_recipient ?? pays_recipient,
      ...laneNumbers(entry),
      figures: [...common, ...tokenOf(one), ...tokenOf(other)],
    }));
  });
}

/** A venue joins assets on one network, a bridge assets on two. */
function joins(kind: Carrier["kind"], from: Asset, to: Asset): boolean {
  if (kind === "venue") return from !== to && from.network === to.network;
  return from.network !== to.network;
}

/**
 * The assets of a file's ends. An asset is identified by network and contract: an end whose contract differs
 * from that of the asset of its name (USDC.e for USDC, USDT0 for USDT) is a different token and is refused.
 */
function findTokens(tokens: CarrierEntry["tokens"], { known, complain }: LaneChecks): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const [end, { contract }] of Object.entries(tokens)) {
    const field = `tokens.${end}.contract`;
    const [network = "", symbol = ""] = end.split("/");
    if (!isNetwork(network) || !known(network)) {
      complain(`tokens.${end}`, `${network} is not a network of the catalogue`);
      continue;
    }
    try {
      const asset = assetByContract(network, contract);
      if (asset?.symbol === symbol) found.set(end, asset);
      else if (asset === undefined)
        complain(field, `${contract} is no asset that Tetron knows on ${network}`);
      else complain(field, `${contract ?? "the coin"} is ${asset.symbol} on ${network}, not ${symbol}`);
    } catch (error) {
      complain(field, (error as Error).message);
    }
  }
  return found;
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

function laneNumbers(
  entry: LaneEntry,
): Omit<Lane, "carrier" | "from" | "to" | "flat" | "figures" | "paysRecipient"> {
  const { destination_work } = entry;
  return {
    oneToOne: entry.rate === "one_to_one",
    ppm: entry.percentage.value,
    depth: Math.round((entry.depth?.value ?? 0) * MICRO),
    min: Math.round(entry.min.value * MICRO),
    max: Math.round(entry.max.value * MICRO),
    time: { p50: toMilliseconds(entry.time.p50.value), p95: toMilliseconds(entry.time.p95.value) },
    sourceWork: workOf(entry.source_work),
    destinationWork:
      destination_work === undefined
        ? null
        : {
            work: workOf(destination_work),
            paid: destination_work.paid,
            surcharge: Math.round((destination_work.surcharge?.value ?? 0) * MICRO),
            least: Math.round((destination_work.least?.value ?? 0) * MICRO),
          },
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
