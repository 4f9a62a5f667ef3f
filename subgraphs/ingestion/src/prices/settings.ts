import { z } from "zod";

/** The settings of where prices of past days are read. */
export const dayPriceSettings = {
  TETRON_PRICE_HISTORY_URL: z
    .string()
    .refine(
      (text) =>
        text.includes("{symbol}") &&
        text.includes("{day}") &&
        URL.canParse(text.replaceAll("{symbol}", "ETH").replaceAll("{day}", "2026-01-31")),
      { error: "must be a URL with {symbol} and {day} in it" },
    )
    .optional()
    .describe(
      "URL of a JSON service of past prices, with placeholders {symbol} and {day} (such as 2026-01-31).",
    ),
  TETRON_PRICE_HISTORY_FROM: z.iso
    .date()
    .optional()
    .describe("First day requested from `TETRON_PRICE_HISTORY_URL`; seven days ago when absent."),
  TETRON_PRICE_HISTORY_PATH: z
    .string()
    .default("data.amount")
    .describe("Path of the price in US dollars in the answer of `TETRON_PRICE_HISTORY_URL`."),
  TETRON_PRICE_HISTORY_TO_LOOPBACK: z
    .stringbool()
    .default(false)
    .describe(
      "Development: `TETRON_PRICE_HISTORY_URL` may be on this machine, also by `http://`. Otherwise only `https://` to public addresses.",
    ),
};

/** A service of past prices. */
export interface PriceHistory {
  /** With `{symbol}` and `{day}`. */
  readonly url: string;
  /** Path of the price in US dollars in the answer, such as `data.amount`. */
  readonly path: string;
  /** The first day; seven days ago when absent. */
  readonly from: string | undefined;
  /** Allows this machine's own addresses. */
  readonly toLoopback: boolean;
}

/** The service of the settings; `undefined` when there is none. */
export function priceHistoryOf(
  settings: z.infer<z.ZodObject<typeof dayPriceSettings>>,
): PriceHistory | undefined {
  const { TETRON_PRICE_HISTORY_URL: url, TETRON_PRICE_HISTORY_PATH: path } = settings;
  const { TETRON_PRICE_HISTORY_FROM: from, TETRON_PRICE_HISTORY_TO_LOOPBACK: toLoopback } = settings;
  return url === undefined ? undefined : { url, path, from, toLoopback };
}
