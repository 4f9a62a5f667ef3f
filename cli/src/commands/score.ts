import { COMMAND_LINE } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { ScoreTransactionDocument } from "@tetron/gateway/operations.gen";
import { restFailure } from "@tetron/gateway/rest/rest-failure";
import { type ScoreAnswer, scoreAnswer } from "@tetron/gateway/rest/score-answer";
import type { z } from "zod";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

type Answer = z.infer<typeof ScoreAnswer>;

export interface ScoreArguments {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
}

const nextId = createIds();

/** Scores a payment as `POST /v1/score` does, for the demo tenant. */
export async function scorePayment(host: Host, input: ScoreArguments): Promise<ExitCode> {
  const { terminal, signal } = host;
  const { supergraph } = await host.platform();
  const caller = { tenant: DEMO_TENANT, keyId: COMMAND_LINE, scopes: SCOPES, requestId: nextId("req") };
  const { data, errors } = await supergraph.execute({
    query: String(ScoreTransactionDocument),
    variables: { input },
    context: { caller },
    signal,
  });
  if (errors?.[0]) throw restFailure(errors[0]);
  const answer = scoreAnswer(
    (data as { scoreTransaction: Parameters<typeof scoreAnswer>[0] }).scoreTransaction,
  );
  if (terminal.json) terminal.print(JSON.stringify(answer));
  else for (const line of linesOf(answer, host)) terminal.print(line);
  return EXIT.ok;
}

const COLOURS = { approve: "green", review: "yellow", decline: "red" } as const;

function linesOf(answer: Answer, { terminal }: Host): string[] {
  const { recommendation, rule, status, reasons, versions } = answer;
  const verdict = terminal.style(["bold", COLOURS[recommendation]], recommendation.toUpperCase());
  return [
    `${verdict}  ${rule.title}`,
    `fraud score       ${answer.fraud_score.toFixed(2)} of 100`,
    `reputation score  ${answer.reputation_score.toFixed(1)} of 100`,
    `confidence        ${answer.confidence.toFixed(2)}${status === "completed" ? "" : `  (${status})`}`,
    "",
    `${signed(answer.base)}  base: what is expected when nothing is known`,
    ...reasons.map(
      ({ contribution, title, side }) => `${signed(contribution)}  ${side ?? "payment"}: ${title}`,
    ),
    "",
    terminal.style(
      "gray",
      `${answer.transaction_id}  model ${versions.model}  policy ${versions.policy.slice(0, 19)}`,
    ),
  ];
}

/** Aligns log-odds in a column. */
function signed(contribution: number): string {
  return `${contribution < 0 ? "-" : "+"}${Math.abs(contribution).toFixed(3)}`.padStart(8);
}
