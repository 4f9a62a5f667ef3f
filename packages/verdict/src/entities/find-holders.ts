import type { WalletRef } from "@tetron/domain/wallet";
import type { Listing } from "@tetron/labels/standing";
import { findHolderRecords, type KnownRecords } from "@tetron/lake/holder-evidence";
import { type HolderEvidence, stateOfAddress, statesOfHolder } from "@tetron/models/reputation/holder";
import type { ReputationState } from "@tetron/models/reputation/state";
import { inTurns } from "@tetron/service/in-turns";
import { type ClusterOf, confidenceIn } from "./cluster-of.ts";
import type { ClusterLookup } from "./find-clusters.ts";

/** Listings of one address for which the holder's others raise no score. */
const ADVERSE: ReadonlySet<Listing> = new Set(["sanctioned", "bad", "risky"]);

/**
 * What is known of the other addresses of wallets' holders, in the order of the clusters; `null` where nothing is. Only
 * addresses count that common inputs connect with the wallet: nobody becomes one of them by being paid, as with dust, since
 * who pays together signs together.
 */
export async function findHolders(
  { lake, owners, tenant }: Pick<ClusterLookup, "lake" | "owners"> & { readonly tenant: string },
  wallets: readonly WalletRef[],
  clusters: readonly (ClusterOf | null)[],
): Promise<(HolderEvidence | null)[]> {
  /** Of wallets that share their cluster's members, they share these. */
  const paying = new Map<ClusterOf["members"], string[]>();
  const asked = wallets.flatMap((wallet, i) => {
    const cluster = clusters[i];
    if (!cluster || cluster.doubt === "several_services") return [];
    const { members } = cluster;
    const addresses =
      paying.get(members) ??
      members.flatMap(({ address, rule }) => (rule === "common_inputs" ? address : []));
    paying.set(members, addresses);
    return addresses.length < 2 ? [] : [{ ...wallet, i, cluster, addresses }];
  });
  const records = await findHolderRecords(lake.db, { owners, tenant }, asked);
  const merge = mergedOnce();
  const holders: (HolderEvidence | null)[] = wallets.map(() => null);
  const steps = (function* () {
    for (const [n, { i, cluster, addresses }] of asked.entries()) {
      const { known, isCut } = records[n]!;
      if (known.length === 0) continue;
      holders[i] = {
        ...{ known: known.length, addresses: addresses.length },
        confidence: confidenceIn(cluster, "common_inputs"),
        ...merge(known),
        mayRaise:
          !isCut && cluster.doubt === null && !cluster.named.some(({ listing }) => ADVERSE.has(listing)),
      };
      yield;
    }
  })();
  await inTurns(steps);
  return holders;
}

/** Merges what is known of addresses: each with its reports once, and the same ones once, whoever asks for them. */
function mergedOnce(): (known: readonly KnownRecords[]) => ReturnType<typeof statesOfHolder> {
  const places = new Map<KnownRecords, { readonly n: number; readonly state: Readonly<ReputationState> }>();
  const merged = new Map<string, ReturnType<typeof statesOfHolder>>();
  const placeOf = (each: KnownRecords) => {
    const place = places.get(each) ?? { n: places.size, state: stateOfAddress(each) };
    places.set(each, place);
    return place;
  };
  return (known) => {
    const given = known.map(placeOf);
    const key = given.map(({ n }) => n).join();
    const found = merged.get(key) ?? statesOfHolder(given.map(({ state }) => state));
    merged.set(key, found);
    return found;
  };
}
