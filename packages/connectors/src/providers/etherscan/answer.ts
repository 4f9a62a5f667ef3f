import { z } from "zod";
import { ProviderFault, shown } from "../fault.ts";
import { parseAnswer } from "../parse-answer.ts";

const Answer = z.object({
  status: z.enum(["0", "1"]),
  message: z.string(),
  result: z.union([z.string(), z.array(z.looseObject({ blockNumber: z.string().regex(/^\d{1,15}$/) }))]),
});

/** A transaction or token transfer as answered; `datasets/explorer-schema` checks the rest of it. */
export type ExplorerRow = Readonly<Record<string, unknown>> & { readonly blockNumber: string };

const NONE = /^no (token )?(transactions|transfers|token transfers) found$/i;
const BUSY = /rate limit|max calls|too many|timeout|try again|busy/i;

/**
 * The rows of an answer. Errors come with HTTP status 200, as text in `result` or as an empty list: only the
 * words "No transactions found" and their like mean that there is nothing.
 *
 * @throws ProviderFault for everything else.
 */
export function rowsOf(json: unknown): readonly ExplorerRow[] {
  const { status, message, result } = parseAnswer(Answer, json);
  if (status === "1" && typeof result !== "string" && result.length > 0) return result;
  if (status === "0" && NONE.test(message) && result.length === 0) return [];
  if (status === "1") throw new ProviderFault("invalid", "answered without rows and without saying so");
  const said = `${message}: ${typeof result === "string" ? result : ""}`;
  throw new ProviderFault(BUSY.test(said) ? "busy" : "plan", `refused: ${shown(said)}`);
}
