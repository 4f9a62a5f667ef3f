import { z } from "zod";
import { carrierOf, type ForeignQuote, foreignToken } from "./foreign-quote.ts";

/** Some servers write numbers as strings. */
const number = z.union([
  z.number().nonnegative(),
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number),
]);
const whole = number.pipe(z.int().nonnegative());
const units = z.string().regex(/^\d{1,78}$/);

const Token = z.object({
  address: z.string().min(1).max(100),
  chainId: whole,
  symbol: z.string().max(40),
  decimals: whole,
});

/** A step in the answer of `GET /v1/quote`. */
const Step = z.object({
  tool: z.string().min(1).max(60),
  action: z.object({ fromToken: Token, toToken: Token, fromAmount: units }),
  estimate: z.object({ toAmount: units, executionDuration: number }),
});

/** The answer of `POST /v1/advanced/routes`. */
const Routes = z.object({ routes: z.array(z.object({ steps: z.array(Step).min(1).max(10) })).max(100) });

/**
 * LI.FI's answers: one quote, or routes, in which each step to another chain or token is a quote.
 *
 * @see https://docs.li.fi/api-reference/get-a-quote-for-a-token-transfer
 */
export const LifiAnswer = z
  .union([
    Step.transform((step) => [step]),
    Routes.transform(({ routes }) => routes.flatMap(({ steps }) => steps)),
  ])
  .transform((steps): ForeignQuote[] =>
    steps.map(({ tool, action, estimate }) => ({
      service: "lifi",
      tool,
      carrier: carrierOf(tool),
      from: foreignToken(action.fromToken),
      to: foreignToken(action.toToken),
      sent: BigInt(action.fromAmount),
      received: BigInt(estimate.toAmount),
      seconds: estimate.executionDuration,
    })),
  );
