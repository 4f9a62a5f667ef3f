import { z } from "zod";
import { QuoteRouteDocument, RouteByIdDocument } from "../../operations.gen.ts";
import { Currency } from "../currency.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { QuoteAnswer, quoteAnswer } from "../quote-answer.ts";
import { QUOTE_EXAMPLE } from "../quote-example.ts";
import { recoverBy } from "../recovery.ts";

const Address = z.string().min(1).max(128);
const Network = z.string().min(1).max(32);
const Weight = z.number().min(0).max(1);

export default defineEndpoint({
  method: "POST",
  path: "/route/quote",
  scope: "route:read",
  needs: ["routing"],
  summary: "Find the best way to make a payment",
  input: z.strictObject({
    from_address: Address.describe("The payer's address."),
    to_address: Address.describe("The recipient's address, valid on `to_network`."),
    amount: z.string().min(1).max(64).describe("A decimal number > 0, as text; see `exact`."),
    currency: Currency.describe("Asset that the payer sends: a symbol, such as `USDC`, or a CAIP-19 id."),
    network: Network.describe("Network of the payer, such as `ethereum`."),
    max_fee: z.string().min(1).max(64).optional().describe("Maximum `estimated_fee`, a decimal number > 0."),
    fee_currency: Currency.optional().describe("Currency of `max_fee`: `USD` (default) or a network's coin."),
    to_network: Network.optional().describe("Network of the recipient; default: `network`."),
    to_currency: Currency.optional().describe("Asset that the recipient receives; default: `currency`."),
    preference: z
      .enum(["balanced", "cheapest", "fastest", "safest"])
      .optional()
      .describe("Default: `balanced`."),
    weights: z
      .strictObject({ fee: Weight, time: Weight, risk: Weight })
      .optional()
      .describe("Weight of each measure, instead of a preference."),
    max_time: z.int().min(1).max(31_536_000).optional().describe("Maximum `total_time`, in seconds."),
    exclude: z.array(z.string().min(1).max(40)).max(100).optional().describe("Ids of bridges and venues."),
    exact: z
      .enum(["in", "out"])
      .optional()
      .describe(
        "`out` (default): the recipient receives `amount` of `to_currency`. `in`: the payer sends `amount` of `currency`.",
      ),
  }),
  output: QuoteAnswer,
  example: {
    input: {
      from_address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      to_address: "0x00000000219ab540356cbb839cbe05303d7705fa",
      amount: "100",
      currency: "USDC",
      network: "ethereum",
      to_network: "base",
      max_fee: "5",
    },
    output: QUOTE_EXAMPLE,
  },
  operation: QuoteRouteDocument,
  variables: ({ from_address, to_address, ...input }) => ({
    input: {
      fromAddress: from_address,
      toAddress: to_address,
      amount: input.amount,
      currency: input.currency,
      network: input.network,
      maxFee: input.max_fee ?? null,
      feeCurrency: input.fee_currency ?? null,
      toNetwork: input.to_network ?? null,
      toCurrency: input.to_currency ?? null,
      preference: input.preference ? uppercase(input.preference) : null,
      weights: input.weights ?? null,
      maxTime: input.max_time ?? null,
      exclude: input.exclude ?? null,
      exact: input.exact ? uppercase(input.exact) : null,
    },
  }),
  recover: recoverBy({
    operation: RouteByIdDocument,
    scope: "route:read",
    variables: (id) => ({ id }),
    answer: ({ route }) => (route ? quoteAnswer(route) : undefined),
  }),
  answer: ({ quoteRoute }) => quoteAnswer(quoteRoute),
});
