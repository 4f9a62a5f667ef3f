import { COMMAND_LINE } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { ScoreTransactionDocument } from "@tetron/gateway/operations.gen";
import { restFailure } from "@tetron/gateway/rest/rest-failure";
import { scoreAnswer } from "@tetron/gateway/rest/score-answer";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { scoreLines } from "./score-lines.ts";

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
  else for (const line of scoreLines(answer, terminal.style)) terminal.print(line);
  return EXIT.ok;
}
