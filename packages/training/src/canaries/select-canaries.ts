import { createHash } from "node:crypto";
import type { Canary } from "@tetron/models/canaries";
import { probabilityOf } from "@tetron/models/logistic";
import type { ReferenceWallet } from "@tetron/models/reference-table";

/** Wallets of each class. */
export const CANARIES_OF_CLASS = 100;
/** Fraud that is a canary has this probability at least, and others have the second at most. */
const CERTAIN = { fraud: 0.5, other: 0.05 } as const;

/** A wallet that may be a canary. */
export type Candidate = Pick<ReferenceWallet, "address" | "fraud" | "behaviour" | "heldOutLogOdds">;

/**
 * Draws canaries, in the order of the hash of their addresses, among wallets that trees which were not fitted to the wallet are
 * clearly right about: they show that a model broke, not how good one is.
 */
export function selectCanaries(candidates: readonly Candidate[]): Canary[] {
  const isCertain = ({ fraud, heldOutLogOdds }: Candidate) => {
    if (heldOutLogOdds === null) return false;
    const probability = probabilityOf(heldOutLogOdds);
    return fraud ? probability >= CERTAIN.fraud : probability <= CERTAIN.other;
  };
  const drawn = (fraud: boolean) =>
    candidates
      .filter((each) => each.fraud === fraud && isCertain(each))
      .map((each) => ({
        ...each,
        order: createHash("sha256").update(`canary:${each.address}`).digest("hex"),
      }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .slice(0, CANARIES_OF_CLASS);
  return [...drawn(true), ...drawn(false)].map(({ address, fraud, behaviour }) => ({
    ...{ address, fraud, behaviour: Float32Array.from(behaviour) },
  }));
}
