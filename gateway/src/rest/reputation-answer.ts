import { roundedScore } from "@tetron/domain/rounded";
import { z } from "zod";
import type { ReputationsQuery } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";
import { HistoryStatus } from "./history-status.ts";
import { roundedPart, roundedParts, roundedValue } from "./rounded.ts";

/**
 * A wallet's reputation as `/v1/reputation` answers it: the two fields that every client knows, then the
 * details.
 */
export const WalletReputation = z.object({
  address: z.string().describe("As given in the request."),
  score: z.number().min(0).max(100).describe("0-100 with two decimals; 50 is unknown."),
  confidence: z.number().min(0).max(1).describe("How much evidence the score is based on."),
  band: z.enum(["bad", "poor", "neutral", "good", "high"]),
  kind: z
    .string()
    .nullable()
    .describe(
      "The kind of an address that is not a wallet by the rules of its network, such as `burn`; null if it may be a wallet.",
    ),
  components: z
    .array(z.object({ name: z.string(), points: z.number() }))
    .describe("Components whose points, with four decimals, add up to the score."),
  trend: z
    .object({ days_7: z.number(), days_30: z.number() })
    .describe("Change of the score over the last days, in points."),
  as_of: z.iso.datetime(),
  history_status: HistoryStatus.describe(
    "Whether the wallet's history, on which the score is based, is stored; as in `GET /wallets/{network}/{address}`.",
  ),
  reasons: z
    .array(
      z.object({
        code: z.string().describe("Stable code, such as `LONG_KNOWN`."),
        title: z.string().describe("The same, for people."),
        points: z.number().describe("Contribution to the score; 0 for a remark."),
        evidence: z.record(z.string(), z.number()),
        units: z
          .record(z.string(), z.string())
          .describe(
            "Units of the evidence, such as `days`; shares have none. A reference unit is worth an ether.",
          ),
        lists: z
          .array(z.object({ list: z.string(), version: z.string(), word: z.string() }))
          .optional()
          .describe(
            "Entries of lists and data sets, at most 20; absent for a reason that is not based on any.",
          ),
      }),
    )
    .describe("Remarks first, then the contributions, the strongest first."),
});

type Reputation = ReputationsQuery["reputations"]["wallets"][number]["reputation"];

export function walletReputation(
  address: string,
  { score, confidence, band, kind, components, trend, asOf, historyStatus, reasons }: Reputation,
): z.infer<typeof WalletReputation> {
  const whole = roundedScore(score);
  const parts = roundedParts(
    components.map(({ points }) => points),
    whole,
  );
  return {
    address,
    score: whole,
    confidence: roundedValue(confidence),
    band: lowercase(band),
    kind,
    components: components.map(({ name }, n) => ({ name: lowercase(name), points: parts[n]! })),
    trend: { days_7: roundedScore(trend.days7), days_30: roundedScore(trend.days30) },
    as_of: asOf,
    history_status: lowercase(historyStatus),
    reasons: reasons.map(({ code, title, points, evidence, lists }) => ({
      code,
      title,
      points: roundedPart(points),
      evidence: allRounded(evidence),
      units: unitsOf(evidence),
      ...(lists.length === 0 ? {} : { lists: lists.map((entry) => ({ ...entry })) }),
    })),
  };
}

function unitsOf(evidence: Reputation["reasons"][number]["evidence"]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { name, unit } of evidence) if (unit !== null) result[name] = unit;
  return result;
}

/** A loop, since one answer may have thousands. */
function allRounded(evidence: Reputation["reasons"][number]["evidence"]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { name, value } of evidence) result[name] = roundedValue(value);
  return result;
}
