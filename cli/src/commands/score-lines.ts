import type { ScoreAnswer } from "@tetron/gateway/rest/score-answer";
import type { z } from "zod";
import type { Terminal } from "../terminal.ts";

type Answer = z.infer<typeof ScoreAnswer>;
type Reason = Answer["reasons"][number];

/** The part of an answer that is printed. */
export type Printed = Pick<
  Answer,
  | "transaction_id"
  | "fraud_score"
  | "reputation_score"
  | "recommendation"
  | "confidence"
  | "status"
  | "base"
  | "rule"
  | "reasons"
> & { readonly versions: Pick<Answer["versions"], "model" | "policy"> };

/** Evidence printed of each reason; `--json` has all of it. */
const MAX_PRINTED_EVIDENCE = 3;
const COLOURS = { approve: "green", review: "yellow", decline: "red" } as const;
const UNDER_TITLE = " ".repeat(10);

/** A score for people: its numbers, what each reason contributes, and the evidence for it. */
export function scoreLines(answer: Printed, style: Terminal["style"]): string[] {
  const { recommendation, rule, status, reasons, versions } = answer;
  const verdict = style(["bold", COLOURS[recommendation]], recommendation.toUpperCase());
  return [
    `${verdict}  ${rule.title}`,
    `fraud score       ${answer.fraud_score.toFixed(2)} of 100`,
    `reputation score  ${answer.reputation_score.toFixed(1)} of 100`,
    `confidence        ${answer.confidence.toFixed(2)} of 1${status === "completed" ? "" : `  (${status})`}`,
    "",
    "contributions to the fraud score, in log-odds:",
    `${logOdds(answer.base)}  base: what is expected when nothing is known`,
    ...reasons.flatMap((reason) => reasonLines(reason, style)),
    "",
    style(
      "gray",
      `${answer.transaction_id}  model ${versions.model}  policy ${versions.policy.slice(0, 19)}`,
    ),
  ];
}

function reasonLines({ contribution, title, side, evidence }: Reason, style: Terminal["style"]): string[] {
  const line = `${logOdds(contribution)}  ${side ?? "payment"}: ${title}`;
  if (evidence.length === 0) return [line];
  const shown = evidence
    .slice(0, MAX_PRINTED_EVIDENCE)
    .map(({ name, value, unit, source }) =>
      [name, value, ...(unit === null ? [] : [unit]), ...(source === null ? [] : [`(${source})`])].join(" "),
    );
  const left = evidence.length - shown.length;
  const text = [...shown, ...(left > 0 ? [`${left} more with --json`] : [])].join("; ");
  return [line, style("gray", `${UNDER_TITLE}${text}`)];
}

/** In a column. What does not show in three decimals has no sign. */
function logOdds(contribution: number): string {
  const size = Math.abs(contribution).toFixed(3);
  const sign = Number(size) === 0 ? "" : contribution < 0 ? "-" : "+";
  return `${sign}${size}`.padStart(8);
}
