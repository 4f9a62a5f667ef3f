import { z } from "zod";
import type { ReputationAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./route.ts";

/** A wallet's reputation as `/v1/reputation` answers it: the two fields that every client knows, then why. */
export const WalletReputation = z.object({
  address: z.string().describe("As it was asked."),
  score: z.number().min(0).max(100).describe("0-100; 50 is unknown."),
  confidence: z.number().min(0).max(1).describe("How much evidence stands behind the score."),
  band: z.enum(["bad", "poor", "neutral", "good", "high"]),
  components: z
    .array(z.object({ name: z.string(), points: z.number() }))
    .describe("What the score is made of: the points add up to it."),
  trend: z
    .object({ days_7: z.number(), days_30: z.number() })
    .describe("Points gained in the last days; negative when lost."),
  as_of: z.iso.datetime(),
  reasons: z
    .array(
      z.object({
        code: z.string().describe("A stable word, such as `LONG_KNOWN`."),
        title: z.string().describe("The same for people."),
        points: z.number().describe("What it adds to the score; 0 for a remark."),
        evidence: z.record(z.string(), z.number()),
      }),
    )
    .describe("Remarks first, then what moved the score, the strongest first."),
});

export function walletReputation(
  address: string,
  { components, trend, ...reputation }: ReputationAnswerFragment,
): z.infer<typeof WalletReputation> {
  return {
    address,
    score: reputation.score,
    confidence: reputation.confidence,
    band: lowercase(reputation.band),
    components: components.map(({ name, points }) => ({ name: lowercase(name), points })),
    trend: { days_7: trend.days7, days_30: trend.days30 },
    as_of: reputation.asOf,
    reasons: reputation.reasons.map(({ code, title, points, evidence }) => ({
      code,
      title,
      points,
      evidence: Object.fromEntries(evidence.map(({ name, value }) => [name, value])),
    })),
  };
}
