import { z } from "zod";
import type { ScoreTransactionInput } from "../operations.gen.ts";
import { Currency } from "./currency.ts";
import { SCORE_EXAMPLE } from "./examples.ts";

const Address = z.string().min(1).max(128);

/** A payment that is about to be made. */
export const PaymentInput = z.strictObject({
  from_address: Address.describe("The sender's address."),
  to_address: Address.describe("The recipient's address; not the sender's."),
  amount: z
    .string()
    .min(1)
    .max(80)
    .describe(
      "A decimal number > 0, as text, so that no digit is lost. At most 10^15 for an asset that Tetron knows. In base units for a token that it does not know.",
    ),
  currency: Currency.describe("Symbol of an asset that Tetron knows, such as `ETH`, or a CAIP-19 id."),
  currency_symbol: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("The token's name according to its contract; never trusted."),
  network: z.string().min(1).max(32).describe("Such as `ethereum`."),
});

/** The same as the graph takes it. */
export function paymentVariables({
  from_address,
  to_address,
  currency_symbol,
  ...payment
}: z.infer<typeof PaymentInput>): ScoreTransactionInput {
  return {
    ...payment,
    currencySymbol: currency_symbol ?? null,
    fromAddress: from_address,
    toAddress: to_address,
  };
}

export const PAYMENT_EXAMPLE = {
  from_address: SCORE_EXAMPLE.wallets.from.address,
  to_address: SCORE_EXAMPLE.wallets.to.address,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
};
