import type { Asset } from "@tetron/domain/asset";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Remark } from "../remark.ts";
import type { ListedLabel, SideInputs } from "../score-inputs.ts";
import { belowDust } from "./below-dust.ts";
import { coinToContract } from "./coin-to-contract.ts";
import { labelConflict } from "./label-conflict.ts";
import { type Faces, lookalike } from "./lookalike.ts";
import { lossOf, lossRemark } from "./loss.ts";
import { contractElsewhere, labelledSense } from "./recipient-sense.ts";
import { tokenRemarks } from "./token.ts";

/** What a payment moves. */
export interface Paid {
  readonly asset: Asset;
  /** The symbol of another asset that a token takes for its own; `null` when it takes none. */
  readonly falseSymbol: string | null;
  /** Base units of `asset`; `null` when it is not known yet how many. */
  readonly units: bigint | null;
}

/** What the sources know of a payment. */
export interface Known extends Faces {
  readonly from: SideInputs;
  readonly to: SideInputs;
  /** What lists say of the contract of the token that is paid. */
  readonly token: readonly ListedLabel[];
}

/** All that there is to say of a payment by what is paid and to whom, apart from fraud. */
export function remarksOn(
  { asset, units, falseSymbol }: Paid,
  { from, to, token, ...faces }: Known,
  taxonomy: Taxonomy,
): readonly Remark[] {
  const recipient = { ...to, isKnown: to.features !== null };
  const said = [
    sense(),
    units === null ? null : belowDust(asset, units, recipient),
    lookalike(to.address, faces),
    labelConflict(taxonomy, "from", from),
    labelConflict(taxonomy, "to", to),
    ...tokenRemarks(taxonomy, { asset, falseSymbol, labels: token }),
  ];
  return said.filter((each) => each !== null);

  /** What becomes of it: the rules of the network count before what lists say. */
  function sense(): Remark | null {
    const loss = lossOf(asset, to);
    if (loss !== null) return lossRemark(loss);
    return coinToContract(asset, to) ?? labelledSense(taxonomy, asset, to.labels) ?? contractElsewhere(to);
  }
}
