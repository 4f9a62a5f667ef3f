import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { z } from "zod";
import { ExplainScoreDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { NARRATIVE_EXAMPLE, SCORE_EXAMPLE } from "../examples.ts";
import { NarrativeAnswer, narrativeAnswer } from "../narrative-answer.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/score/{transaction_id}",
  scope: "score:read",
  needs: ["scoring"],
  summary: "Fetch an earlier score, explained in sentences",
  input: z.strictObject({ transaction_id: z.string().describe("The answer of `POST /score`.") }),
  output: ScoreAnswer.extend({ narrative: NarrativeAnswer }),
  example: {
    input: { transaction_id: SCORE_EXAMPLE.transaction_id },
    output: { ...SCORE_EXAMPLE, narrative: NARRATIVE_EXAMPLE },
  },
  operation: ExplainScoreDocument,
  variables({ transaction_id }) {
    if (!isId("tx", transaction_id)) throw noScore(transaction_id);
    return { id: transaction_id };
  },
  answer({ score }, { transaction_id }) {
    if (!score) throw noScore(transaction_id);
    return { ...scoreAnswer(score), narrative: narrativeAnswer(score.narrative) };
  },
});

/** The same for an unknown id, one of another tenant and an invalid one: none reveals more. */
function noScore(id: string): Failure {
  return new Failure("NOT_FOUND", "transaction_id: there is no score with this id.", { kind: "score", id });
}
