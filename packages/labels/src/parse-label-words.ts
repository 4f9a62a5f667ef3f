import { z } from "zod";
import { CATEGORY_NAMES } from "./categories.ts";
import { createTaxonomy, normalWord, type Taxonomy } from "./taxonomy.ts";

/** An operator's words: `{ "words": { "acme-partner": "exchange" } }`. */
const LabelWords = z.strictObject({
  words: z.record(
    z.string(),
    z.enum(CATEGORY_NAMES, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no category; there are: ${CATEGORY_NAMES.join(", ")}.`,
    }),
  ),
});

/**
 * Reads an operator's words from parsed JSON and adds them to the shipped ones.
 *
 * @throws Error naming every invalid word and the reason.
 *
 * @example
 * ```ts
 * import { parseLabelWords } from "@tetron/labels/parse-label-words";
 *
 * parseLabelWords({ words: { "acme-partner": "exchange" } });
 * ```
 */
export function parseLabelWords(json: unknown): Taxonomy {
  const result = LabelWords.safeParse(json);
  if (!result.success) throw new Error(`it is no file of label words:\n${z.prettifyError(result.error)}`);
  const own = Object.entries(result.data.words).map(
    ([word, category]) => [normalWord(word), category] as const,
  );
  if (own.some(([word]) => word === "")) throw new Error("words: a word needs a letter or a digit.");
  const twice = own.find(([word], i) => own.findIndex(([other]) => other === word) !== i);
  if (twice !== undefined)
    throw new Error(`words: ${JSON.stringify(twice[0])} stands twice, written differently.`);
  return createTaxonomy(new Map(own));
}
