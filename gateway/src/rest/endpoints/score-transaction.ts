import { ScoreByIdDocument, ScoreTransactionDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { SCORE_EXAMPLE } from "../examples.ts";
import { PAYMENT_EXAMPLE, PaymentInput, paymentVariables } from "../payment-input.ts";
import { recoverBy } from "../recovery.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/score",
  scope: "score:write",
  needs: ["scoring"],
  // Those that only a test key's magic addresses ask for.
  failures: ["NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "CONFLICT", "UPGRADE_REQUIRED"],
  summary: "Score a payment before it is made",
  input: PaymentInput,
  output: ScoreAnswer,
  example: { input: PAYMENT_EXAMPLE, output: SCORE_EXAMPLE },
  operation: ScoreTransactionDocument,
  variables: (payment) => ({ input: paymentVariables(payment) }),
  recover: recoverBy({
    operation: ScoreByIdDocument,
    scope: "score:read",
    variables: (id) => ({ id }),
    answer: ({ score }) => (score ? scoreAnswer(score) : undefined),
  }),
  answer: ({ scoreTransaction }) => scoreAnswer(scoreTransaction),
});
