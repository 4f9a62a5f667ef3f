import type { StoredProposal } from "@tetron/lake/tables/review-proposals";
import { computedEvidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** Remarks that an analyst proposed to look at payments with a wallet. It is no sign of fraud: a rule may review by it. */
export function reviewProposed(
  side: "from" | "to",
  proposal: Pick<StoredProposal, "code" | "proposedAt"> | undefined,
): Remark[] {
  if (proposal === undefined) return [];
  return [
    {
      code: "REVIEW_PROPOSED",
      title: "The analysis of an earlier, approved payment with this wallet proposed a review",
      side,
      evidence: [
        computedEvidence("because_of", proposal.code),
        computedEvidence("proposed_on", proposal.proposedAt.toISOString().slice(0, "2026-11-29".length)),
      ],
    },
  ];
}
