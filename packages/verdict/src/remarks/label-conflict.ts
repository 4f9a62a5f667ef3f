import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { evidenceOfDataset, evidenceOfLabel } from "../evidence-of-label.ts";
import type { Remark } from "../remark.ts";
import type { SideInputs } from "../score-inputs.ts";

/** Maximum number of labels of each kind given as evidence. */
const MAX_SHOWN_LABELS = 10;

/**
 * Remarks that one label calls a wallet a public service and another a fraud account; `null` when none
 * conflict.
 */
export function labelConflict(taxonomy: Taxonomy, side: "from" | "to", wallet: SideInputs): Remark | null {
  const { labels, isTokenContract, fraudIn } = wallet;
  const readings = readLabels(taxonomy, labels, isTokenContract);
  const saying = (stance: "bad" | "service") =>
    readings
      .filter((each) => each.stance === stance)
      .slice(0, MAX_SHOWN_LABELS)
      .map(({ from }) => evidenceOfLabel(from));
  const accused = fraudIn === null || fraudIn.contested ? [] : [evidenceOfDataset(fraudIn)];
  const bad = [...accused, ...saying("bad")];
  const service = saying("service");
  if (bad.length === 0 || service.length === 0) return null;
  return {
    code: "LABEL_CONFLICT",
    title: "Lists contradict each other: one accuses it of fraud, another names it as a public service",
    side,
    evidence: [...bad, ...service],
  };
}
