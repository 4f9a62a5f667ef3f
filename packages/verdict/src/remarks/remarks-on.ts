import type { Asset } from "@tetron/domain/asset";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Remark } from "../remark.ts";
import type { SideInputs } from "../score-inputs.ts";
import { belowDust } from "./below-dust.ts";
import { coinToContract } from "./coin-to-contract.ts";
import { type Faces, lookalike } from "./lookalike.ts";
import { lossOf, lossRemark } from "./loss.ts";
import { contractElsewhere, labelledSense } from "./recipient-sense.ts";

/** What a payment moves. */
export interface Paid {
  readonly asset: Asset;
  /** Base units of `asset`; `null` when it is not known yet how many. */
  readonly units: bigint | null;
}

/** All that there is to say of a payment by what is paid and to whom, apart from fraud. */
export function remarksOn(
  { asset, units }: Paid,
  { to, ...faces }: Faces & { readonly to: SideInputs },
  taxonomy: Taxonomy,
): readonly Remark[] {
  const recipient = { ...to, isKnown: to.features !== null };
  const said = [
    sense(),
    units === null ? null : belowDust(asset, units, recipient),
    lookalike(to.address, faces),
  ];
  return said.filter((each) => each !== null);

  /** What becomes of it: the rules of the network count before what lists say. */
  function sense(): Remark | null {
    const loss = lossOf(asset, to);
    if (loss !== null) return lossRemark(loss);
    return coinToContract(asset, to) ?? labelledSense(taxonomy, asset, to.labels) ?? contractElsewhere(to);
  }
}
