import { nearestIndex } from "@tetron/models/nearest";
import { fitReferenceScaler, referencePlace } from "@tetron/models/reference-table";
import type { LabelledWallet } from "../data/labelled-wallets.ts";

/** The distance of each wallet with transactions to the nearest other one, in the space of the reference table. */
export function nearestDistances(
  wallets: readonly Pick<LabelledWallet, "address" | "fraud" | "transactions" | "vector44">[],
): ReadonlyMap<string, number> {
  const active = wallets.filter(({ transactions }) => transactions > 0);
  const scaler = fitReferenceScaler(active.map(({ vector44 }) => vector44));
  const index = nearestIndex(active, referencePlace(scaler));
  return new Map(
    active.map(({ address, vector44 }) => {
      const [nearest] = index.nearest(vector44, 1, { exclude: new Set([address]) });
      return [address, nearest?.distance ?? Number.POSITIVE_INFINITY];
    }),
  );
}
