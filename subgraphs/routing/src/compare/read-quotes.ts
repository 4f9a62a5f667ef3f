import { unprocessable } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";
import { z } from "zod";
import { AcrossAnswer } from "./across.ts";
import type { ForeignQuote } from "./foreign-quote.ts";
import { LifiAnswer } from "./lifi.ts";

const Answer = z.union([AcrossAnswer, LifiAnswer]);
const Answers = z.union([
  Answer,
  z
    .array(Answer)
    .min(1)
    .transform((answers) => answers.flat()),
]);

/**
 * Parses the quotes in a text: one unmodified answer of LI.FI or Across, or a list of them.
 *
 * @param name - Of the file or URL, for messages.
 * @throws Failure `UNPROCESSABLE` on `name` when the text is not JSON, has a duplicate key or is neither service's
 *   answer.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { readQuotes } from "@tetron/routing/compare/read-quotes";
 *
 * for (const { tool, received } of readQuotes(await readFile("quote.json", "utf8"))) console.log(tool, received);
 * ```
 */
export function readQuotes(text: string, name = "file"): ForeignQuote[] {
  const { success, data } = Answers.safeParse(parseStrictJson(text, name));
  if (success) return data;
  throw unprocessable(
    name,
    "unknown_quote",
    `${name}: this is neither LI.FI's answer (GET /v1/quote, POST /v1/advanced/routes) nor Across's (GET /api/suggested-fees).`,
  );
}
