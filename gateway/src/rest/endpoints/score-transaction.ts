import { z } from "zod";
import { ScoreByIdDocument, ScoreTransactionDocument } from "../../operations.gen.ts";
import { Currency } from "../currency.ts";
import { defineEndpoint } from "../endpoint.ts";
import { SCORE_EXAMPLE } from "../examples.ts";
import { recoverBy } from "../recovery.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

const Address = z.string().min(1).max(128);

export default defineEndpoint({
  method: "POST",
  path: "/score",
  scope: "score:write",
  needs: ["scoring"],
  summary: "Score a payment before it is made",
  input: z.strictObject({
    from_address: Address.describe("The sender's address."),
    to_address: Address.describe("The recipient's address; not the sender's."),
    amount: z
      .string()
      .min(1)
      .max(80)
      .describe(
        "A decimal number > 0, as text: no digit is lost. Base units of a token that Tetron does not know.",
      ),
    currency: Currency.describe("Symbol of an asset that Tetron knows, such as `ETH`, or a CAIP-19 id."),
    currency_symbol: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe("What the token's contract calls itself; never trusted."),
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
  }),
  output: ScoreAnswer,
  example: {
    input: {
      from_address: SCORE_EXAMPLE.wallets.from.address,
      to_address: SCORE_EXAMPLE.wallets.to.address,
      amount: "0.5",
      currency: "ETH",
      network: "ethereum",
    },
    output: SCORE_EXAMPLE,
  },
  operation: ScoreTransactionDocument,
  variables: ({ from_address, to_address, currency_symbol, ...payment }) => ({
    input: {
      ...payment,
      currencySymbol: currency_symbol ?? null,
      fromAddress: from_address,
      toAddress: to_address,
    },
  }),
  recover: recoverBy({
    operation: ScoreByIdDocument,
    scope: "score:read",
    variables: (id) => ({ id }),
    answer: ({ score }) => (score ? scoreAnswer(score) : undefined),
  }),
  answer: ({ scoreTransaction }) => scoreAnswer(scoreTransaction),
});
