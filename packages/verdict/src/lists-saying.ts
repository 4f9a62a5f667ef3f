import type { Stance } from "@tetron/labels/categories";
import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { AgedEdition, SideInputs } from "./score-inputs.ts";

/** The part of a side that its lists describe. */
type ListedSide = Pick<SideInputs, "labels" | "isTokenContract" | "fraudIn">;

/** The lists and data sets that take one stance on a wallet. A data set can only call it bad, or risky when contested. */
export function listsSaying(taxonomy: Taxonomy, side: ListedSide, stance: Stance): AgedEdition[] {
  const lists: AgedEdition[] = readLabels(taxonomy, side.labels, side.isTokenContract)
    .filter((reading) => reading.stance === stance)
    .map(({ from }) => from);
  const { fraudIn } = side;
  if (fraudIn === null) return lists;
  return stance === (fraudIn.contested ? "risky" : "bad") ? [fraudIn, ...lists] : lists;
}
