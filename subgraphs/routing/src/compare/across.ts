import { z } from "zod";
import { type ForeignQuote, foreignToken } from "./foreign-quote.ts";

const units = z.string().regex(/^\d{1,78}$/);
const Token = z.object({
  address: z.string().min(1).max(100),
  symbol: z.string().max(40),
  decimals: z.int().min(0).max(36),
  chainId: z.int().nonnegative(),
});

/**
 * Across's answer to `GET /api/suggested-fees`. The sent amount is the output amount plus the relay fee.
 *
 * @see https://docs.across.to/reference/api-reference
 */
export const AcrossAnswer = z
  .object({
    inputToken: Token,
    outputToken: Token,
    outputAmount: units,
    /** In base units of the input token. */
    totalRelayFee: z.object({ total: units }),
    estimatedFillTimeSec: z.number().nonnegative().nullish(),
  })
  .transform(
    ({ inputToken, outputToken, outputAmount, totalRelayFee, estimatedFillTimeSec }): ForeignQuote[] => {
      const scaled =
        (BigInt(outputAmount) * 10n ** BigInt(inputToken.decimals)) / 10n ** BigInt(outputToken.decimals);
      return [
        {
          service: "across",
          tool: "across",
          carrier: "across",
          from: foreignToken(inputToken),
          to: foreignToken(outputToken),
          sent: scaled + BigInt(totalRelayFee.total),
          received: BigInt(outputAmount),
          seconds: estimatedFillTimeSec ?? null,
        },
      ];
    },
  );
