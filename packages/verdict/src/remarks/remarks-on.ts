import type { Asset } from "@tetron/domain/asset";
import type { Remark } from "../remark.ts";
import type { ListedLabel, SideInputs } from "../score-inputs.ts";
import { abstentionRemark, type ReadWith } from "./abstention.ts";
import { belowDust } from "./below-dust.ts";
import { coinToContract } from "./coin-to-contract.ts";
import { labelConflict } from "./label-conflict.ts";
import { type Faces, findLookalike } from "./lookalike.ts";
import { lossOf, lossRemark } from "./loss.ts";
import { contractElsewhere, keylessRecipient, labelledSense } from "./recipient-sense.ts";
import { tokenRemarks } from "./token.ts";

/** What a payment moves. */
export interface Paid {
  readonly asset: Asset;
  /** The symbol of another asset that a token falsely claims; `null` when it claims none. */
  readonly falseSymbol: string | null;
  /** Base units of `asset`; `null` when the amount is not known yet. */
  readonly units: bigint | null;
}

/** What the sources know about a payment. */
export interface Known extends Faces {
  readonly from: SideInputs;
  readonly to: SideInputs;
  /** Labels of the paid token's contract. */
  readonly token: readonly ListedLabel[];
}

/** All remarks on a payment that follow from the asset, the amount and its two wallets. */
export function remarksOn(
  { asset, units, falseSymbol }: Paid,
  { from, to, token, ...faces }: Known,
  readWith: ReadWith,
): readonly Remark[] {
  const { taxonomy } = readWith;
  const recipient = { ...to, isKnown: to.features !== null };
  const said = [
    sense(),
    units === null ? null : belowDust(asset, units, recipient),
    findLookalike(to.address, faces),
    labelConflict(taxonomy, "from", from),
    labelConflict(taxonomy, "to", to),
    abstentionRemark(readWith, "from", from),
    abstentionRemark(readWith, "to", to),
    ...tokenRemarks(taxonomy, { asset, falseSymbol, labels: token }),
  ];
  return said.filter((each) => each !== null);

  /** The outcome of the payment; the rules of the network take precedence over lists. */
  function sense(): Remark | null {
    const loss = lossOf(asset, to);
    if (loss !== null) return lossRemark(loss);
    return (
      coinToContract(asset, to) ??
      labelledSense(taxonomy, asset, to.labels) ??
      contractElsewhere(to) ??
      keylessRecipient(taxonomy, to, to.labels)
    );
  }
}
