import type { Asset } from "@tetron/domain/asset";
import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { evidenceOfLabel } from "../evidence-of-label.ts";
import { computedEvidence } from "../reason.ts";
import type { Remark } from "../remark.ts";
import type { ListedLabel } from "../score-inputs.ts";

/** What is known about the paid token. */
export interface TokenKnown {
  readonly asset: Asset;
  /** The symbol of another asset that it falsely claims; `null` when it claims none. */
  readonly falseSymbol: string | null;
  /** Labels of its contract. */
  readonly labels: readonly ListedLabel[];
}

/** Remarks on a token that Tetron does not know; none for a known one. */
export function tokenRemarks(taxonomy: Taxonomy, { asset, falseSymbol, labels }: TokenKnown): Remark[] {
  if (asset.isKnown) return [];
  const warned = readLabels(taxonomy, labels).filter(
    ({ stance, category }) => stance === "bad" || category === "spam_token",
  );
  const isFake = falseSymbol !== null || warned.length > 0;
  const title =
    falseSymbol === null
      ? "A list warns of the token's contract"
      : `The token calls itself ${falseSymbol}, and is not: its contract is another one`;
  const fake: Remark = {
    code: "FAKE_TOKEN",
    title,
    side: null,
    evidence: [
      computedEvidence("contract", asset.caip19),
      ...(falseSymbol === null ? [] : [computedEvidence("calls_itself", falseSymbol)]),
      ...warned.map(({ from }) => evidenceOfLabel(from)),
    ],
  };
  const unknown: Remark = {
    code: "UNKNOWN_TOKEN",
    title: "Tetron does not know the token, so the value of the amount is unknown",
    side: null,
    evidence: [computedEvidence("contract", asset.caip19)],
  };
  return isFake ? [fake, unknown] : [unknown];
}
