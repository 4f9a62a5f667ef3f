import { z } from "zod";
import { ScoresByIdDocument, ScoreTransactionsDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { SCORE_EXAMPLE } from "../examples.ts";
import { PAYMENT_EXAMPLE, PaymentInput, paymentVariables } from "../payment-input.ts";
import { recoverBy } from "../recovery.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

const PaymentError = z.object({
  code: z.string().describe("Stable code, such as `UNPROCESSABLE`."),
  message: z.string().describe("For people; the wording may change."),
  field: z.string(),
  reason: z.string().describe("Stable reason, such as `unknown_network`."),
});

/** What a claim of the batch says of each payment: the id of its score, or its error. */
const Written = z.array(z.union([z.string(), PaymentError]));

export default defineEndpoint({
  method: "POST",
  path: "/score/batch",
  scope: "score:write",
  needs: ["scoring"],
  summary: "Score up to 1,000 payments",
  // A thousand of the longest payments.
  bodyLimit: 1024 * 1024,
  input: z.strictObject({
    transactions: z
      .array(PaymentInput)
      .min(1)
      .max(1_000)
      .describe("The payments, each as `POST /score` takes it. One of the wrong form refuses all of them."),
  }),
  output: z.object({
    results: z
      .array(
        z.object({
          index: z.number().int().min(0).describe("Index in `transactions`, from 0."),
          score: ScoreAnswer.nullable().describe("Null when there is an error."),
          error: PaymentError.nullable().describe("Why the payment was not scored; null when it was."),
        }),
      )
      .describe("One for each payment, in their order."),
  }),
  example: {
    input: { transactions: [PAYMENT_EXAMPLE, { ...PAYMENT_EXAMPLE, network: "ethereun" }] },
    output: {
      results: [
        { index: 0, score: SCORE_EXAMPLE, error: null },
        {
          index: 1,
          score: null,
          error: {
            code: "UNPROCESSABLE",
            message: 'network: there is no network "ethereun".',
            field: "network",
            reason: "unknown_network",
          },
        },
      ],
    },
  },
  operation: ScoreTransactionsDocument,
  variables: ({ transactions }) => ({ inputs: transactions.map(paymentVariables) }),
  recover: recoverBy({
    operation: ScoresByIdDocument,
    scope: "score:read",
    variables: (written) => ({
      ids: Written.parse(JSON.parse(written)).filter((each) => typeof each === "string"),
    }),
    answer({ scoresById }, written) {
      const scores = scoresById.values();
      return {
        results: Written.parse(JSON.parse(written)).map((each, index) => {
          const score = typeof each === "string" ? scores.next().value : undefined;
          return {
            index,
            score: score ? scoreAnswer(score) : null,
            error: typeof each === "string" ? null : each,
          };
        }),
      };
    },
  }),
  answer: ({ scoreTransactions: { results } }) => ({
    results: results.map(({ score, error }, index) => ({
      index,
      score: score && scoreAnswer(score),
      error: error && { code: error.code, message: error.message, field: error.field, reason: error.reason },
    })),
  }),
});
