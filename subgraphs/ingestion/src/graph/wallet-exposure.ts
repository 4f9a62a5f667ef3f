import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { unprocessable } from "@tetron/domain/failure";
import type { WalletRef } from "@tetron/domain/wallet";
import { exposureOf, MAX_FRONTIER, type Named, type Neighbourhood } from "@tetron/verdict/entities/exposure";
import { categoriesSaid, MAX_FAN_OUT, MAX_HOPS } from "@tetron/verdict/entities/find-exposure";
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
  { transferSources, flows, ...says }: NeighbourhoodContext,
): Neighbourhood {
  return {
    ...{ incoming, maxHops },
    sources: (addresses) =>
      Promise.all(addresses.map((address) => transferSources.load({ network, address }))),
    flows: (wallets) => flows(wallets, { incoming, limit: MAX_FAN_OUT, known: KNOWN_ASSETS }),
    named: (addresses) =>
      Promise.all(
        addresses.map(async (address, i): Promise<Named> => {
          const ref = { network, address };
          const categories = await categoriesOf(ref, says);
          if (categories.length > 0 || i >= MAX_FRONTIER) return { categories, byHolder: false };
          return { categories: await categoriesOfHolder(ref, says), byHolder: true };
        }),
      ),
  };
}

type Says = Pick<Context, "labels" | "sanctions" | "clusters">;

async function categoriesOf(ref: WalletRef, { labels, sanctions }: Says): Promise<readonly string[]> {
  const [said, listed] = await Promise.all([labels.load(ref), sanctions.load(ref)]);
  return categoriesSaid(said, listed.length > 0).categories;
}

/** Of the other addresses that paid with it: what only change links is not sure enough to count. */
async function categoriesOfHolder({ network, address }: WalletRef, says: Says): Promise<string[]> {
  const cluster = await says.clusters.load({ network, address });
  const sure = (cluster?.named ?? []).filter(({ rule }) => rule === "common_inputs");
  const each = await Promise.all(
    sure.map((member) => categoriesOf({ network, address: member.address }, says)),
  );
  return [...new Set(each.flat())];
}
