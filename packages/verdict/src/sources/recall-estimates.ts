import type { Engine } from "../estimate/engine.ts";
import type { UnkeptWallet } from "../kept/keeper.ts";
import { keptEstimate } from "../kept/kept-answers.ts";
import { abstention } from "../remarks/abstention.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Facts } from "./source.ts";

const SIDES = ["from", "to"] as const;

/**
 * Tells an engine what is kept of the wallets of a payment.
 *
 * @returns The wallets of which something is not kept that the score needs.
 */
export function recallEstimates(
  engine: Engine,
  wallets: Facts["wallets"] | undefined,
  inputs: Pick<ScoreInputs, "from" | "to">,
): UnkeptWallet[] {
  return SIDES.flatMap((side) => {
    const row = wallets?.[side];
    const { network, address, features, neighbours } = inputs[side];
    if (row === undefined || features === null) return [];
    if (abstention({ network, features, coverage: row.coverage }, engine.model.networks) !== null) return [];
    const { kept = null } = row;
    const estimate = kept && keptEstimate(kept, engine.versions.model);
    if (estimate) engine.model.recall(features.behaviour, estimate);
    const isFound = neighbours?.by !== "embedded" || kept?.edition === neighbours.edition;
    return estimate && isFound
      ? []
      : [{ network, address, owner: row.owner, features, neighbours, kept, engine }];
  });
}
