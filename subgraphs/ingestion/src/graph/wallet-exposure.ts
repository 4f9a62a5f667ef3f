import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { unprocessable } from "@tetron/domain/failure";
import type { WalletRef } from "@tetron/domain/wallet";
import { exposureOf, type Neighbourhood } from "@tetron/verdict/entities/exposure";
import { MAX_FAN_OUT, MAX_HOPS } from "@tetron/verdict/entities/find-exposure";
import { findNamed } from "@tetron/verdict/entities/find-named";
import type { Context } from "../context.ts";
import type { ExposureParent } from "../graph-parents.ts";

/** Whom a wallet's flow comes from or goes to, by what lists say of them; `null` when nothing is held of it. */
export async function exposureOfWallet(
  wallet: WalletRef,
  { direction, maxHops }: { readonly direction: "sent" | "received"; readonly maxHops: number },
  context: NeighbourhoodContext,
): Promise<ExposureParent | null> {
  if (maxHops < 1 || maxHops > MAX_HOPS)
    throw unprocessable("maxHops", "out_of_range", `maxHops: must be 1 to ${MAX_HOPS}, not ${maxHops}.`);
  const source = await context.transferSources.load(wallet);
  if (source === undefined) return null;
  const incoming = direction === "received";
  const exposure = await exposureOf(source, neighbourhood(wallet, { incoming, maxHops }, context));
  return { wallet, exposure, isComplete: source.isComplete };
}

export type NeighbourhoodContext = Pick<
  Context,
  "transferSources" | "flows" | "labels" | "sanctions" | "clusters"
>;

/** The wallets around a wallet, as a request sees them. */
export function neighbourhood(
  { network }: WalletRef,
  { incoming, maxHops }: Pick<Neighbourhood, "incoming" | "maxHops">,
  { transferSources, flows, labels, sanctions, clusters }: NeighbourhoodContext,
): Neighbourhood {
  return {
    ...{ incoming, maxHops },
    sources: (addresses) =>
      Promise.all(addresses.map((address) => transferSources.load({ network, address }))),
    flows: (wallets) => flows(wallets, { incoming, limit: MAX_FAN_OUT, known: KNOWN_ASSETS }),
    named: (addresses) =>
      findNamed(
        {
          labels: (refs) => each(labels, refs),
          sanctions: (refs) => each(sanctions, refs),
          clusters: (refs) => each(clusters, refs),
        },
        network,
        addresses,
      ),
  };
}

/** From a loader, so that a request reads what is said of a wallet once. */
function each<Key, Value>(
  loader: { load(key: Key): Promise<Value> },
  keys: readonly Key[],
): Promise<Value[]> {
  return Promise.all(keys.map((key) => loader.load(key)));
}
