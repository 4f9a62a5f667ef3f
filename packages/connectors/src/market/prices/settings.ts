import { z } from "zod";
import type { HttpProvider } from "./http-provider.ts";

/** Settings of the operator's own source of prices; processes include these fields in their own settings. */
export const priceSettings = {
  TETRON_PRICE_URL: z
    .string()
    .refine((text) => text.includes("{symbol}") && URL.canParse(text.replaceAll("{symbol}", "ETH")), {
      error: "must be a URL with {symbol} in it",
    })
    .optional()
    .describe("URL of a JSON price service, with the placeholder {symbol}."),
  TETRON_PRICE_PATH: z
    .string()
    .default("data.amount")
    .describe("Path of the price in US dollars in the price service's answer."),
};

/** The values of {@link priceSettings}. */
export type PriceSettings = z.output<z.ZodObject<typeof priceSettings>>;

/** The provider in the settings; `null` when there is none. */
export function httpProvider({ TETRON_PRICE_URL, TETRON_PRICE_PATH }: PriceSettings): HttpProvider | null {
  return TETRON_PRICE_URL === undefined ? null : { url: TETRON_PRICE_URL, path: TETRON_PRICE_PATH };
}
