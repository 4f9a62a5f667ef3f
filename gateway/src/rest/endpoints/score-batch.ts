import { isFailure } from "@tetron/domain/failure";
import { z } from "zod";
import { ScoresByIdDocument, ScoreTransactionsDocument } from "../../operations.gen.ts";
import { defineEndpoint, LONG_DEADLINE_MS } from "../endpoint.ts";
import { SCORE_EXAMPLE } from "../examples.ts";
import { readInput } from "../input.ts";
import { PAYMENT_EXAMPLE, PaymentInput, paymentVariables } from "../payment-input.ts";
import { recoverBy } from "../recovery.ts";
import { UNKNOWN_NETWORK } from "../refusal-answer.ts";
import { restItemError } from "../rest-failure.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

const PaymentError = z.object({
  code: z.string().describe("Stable code, such as `UNPROCESSABLE`."),
  message: z.string().describe("For people; the wording may change."),
  field: z.string(),
  reason: z.string().describe("Stable reason, such as `unknown_network`."),
});

/** What a claim of the batch says of each payment: the id of its score, or its error. */
const Written = z.array(z.union([z.string(), PaymentError]));

/** A payment as `POST /score` takes it; whatever else an item is has an error in its place. */
const { $schema: _, ...PAYMENT_SCHEMA } = z.toJSONSchema(PaymentInput, { io: "input" });
const ITEM_SCHEMA = { anyOf: [PAYMENT_SCHEMA, { description: "Anything else: an error in its place." }] };

interface Result {
  readonly score: z.infer<typeof ScoreAnswer> | null;
  readonly error: z.infer<typeof PaymentError> | null;
}

export default defineEndpoint({
  method: "POST",
  path: "/score/batch",
  scope: "score:write",
  needs: ["scoring"],
  summary: "Score up to 1,000 payments",
  // A thousand of the longest payments.
  bodyLimit: 1024 * 1024,
  deadlineMs: LONG_DEADLINE_MS,
  input: z.strictObject({
    transactions: z
      .array(z.unknown().meta(ITEM_SCHEMA))
      .min(1)
      .max(1_000)
      .describe("The payments, each as in `POST /score`. An invalid one gets its own error."),
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
      .describe("One per payment, in the same order."),
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
            message: UNKNOWN_NETWORK.message,
            field: "network",
            reason: UNKNOWN_NETWORK.reason,
          },
        },
      ],
    },
  },
  operation: ScoreTransactionsDocument,
  answerAlone: ({ transactions }) =>
    readPayments(transactions).some(({ payment }) => payment) ? undefined : resultsOf(transactions, []),
  variables: ({ transactions }) => ({
    inputs: readPayments(transactions).flatMap(({ payment }) => (payment ? [paymentVariables(payment)] : [])),
  }),
  recover: recoverBy({
    operation: ScoresByIdDocument,
    scope: "score:read",
    variables: (written) => ({
      ids: Written.parse(JSON.parse(written)).filter((each) => typeof each === "string"),
    }),
    answer({ scoresById }, written, { transactions }: { readonly transactions: readonly unknown[] }) {
      const scores = scoresById.values();
      const judged = Written.parse(JSON.parse(written)).map((each): Result => {
        if (typeof each !== "string") return { score: null, error: restItemError(each) };
        const score = scores.next().value;
        return { score: score ? scoreAnswer(score) : null, error: null };
      });
      return resultsOf(transactions, judged);
    },
  }),
  answer: ({ scoreTransactions: { results } }, { transactions }) =>
    resultsOf(
      transactions,
      results.map(({ score, error }) => ({
        score: score ? scoreAnswer(score) : null,
        error: error ? restItemError(PaymentError.parse(error)) : null,
      })),
    ),
});

type Read =
  | { readonly payment: z.infer<typeof PaymentInput>; readonly error?: undefined }
  | { readonly payment?: undefined; readonly error: z.infer<typeof PaymentError> };

/** Each item as a payment, or what is wrong with its form. */
function readPayments(transactions: readonly unknown[]): Read[] {
  return transactions.map((given, index) => {
    try {
      return { payment: readInput(PaymentInput, given, `transactions.${index}`) };
    } catch (thrown) {
      if (!isFailure(thrown, "BAD_REQUEST")) throw thrown;
      const { code, message, details } = thrown;
      return { error: { code, message, ...details.issues[0]! } };
    }
  });
}

/** @param judged - What became of the items that are payments, in their order. */
function resultsOf(transactions: readonly unknown[], judged: readonly Result[]) {
  const next = judged.values();
  const results = readPayments(transactions).map(({ error }, index) => {
    const result = error === undefined ? next.next().value! : { score: null, error };
    return { index, ...result };
  });
  return { results };
}
