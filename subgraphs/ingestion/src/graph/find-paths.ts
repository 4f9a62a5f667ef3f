import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import type { PathsParent } from "../graph-parents.ts";
import { MAX_FLOWS, pathsBetween } from "./paths.ts";
import type { NeighbourhoodContext } from "./wallet-exposure.ts";

const MAX_HOPS = 4;

/** The arguments of `Query.paths`. */
interface Asked {
  readonly network: string;
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
}

/** The ways by which money went from one wallet to another; `null` when nothing is held of either. */
export async function findPaths(
  { network: id, from: given, to: end, maxHops }: Asked,
  { transferSources, flows }: Pick<NeighbourhoodContext, "transferSources" | "flows">,
): Promise<PathsParent | null> {
  const network = parseNetwork(id);
  const [from, to] = [parseAddress(network, given, "from"), parseAddress(network, end, "to")];
  if (maxHops < 1 || maxHops > MAX_HOPS)
    throw unprocessable("maxHops", "out_of_range", `maxHops: must be 1 to ${MAX_HOPS}, not ${maxHops}.`);
  if (from === to) throw unprocessable("to", "same_wallet", "to: must be another wallet than `from`.");
  const sources = (addresses: readonly string[]) =>
    Promise.all(addresses.map((address) => transferSources.load({ network, address })));
  if ((await sources([from, to])).every((source) => source === undefined)) return null;
  const found = await pathsBetween(from, to, {
    ...{ maxHops, sources },
    flows: (wallets, incoming) => flows(wallets, { incoming, limit: MAX_FLOWS, known: KNOWN_ASSETS }),
  });
  return { network, found };
}
