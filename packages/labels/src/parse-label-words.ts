import { z } from "zod";
import { CATEGORY_NAMES } from "./categories.ts";
import { earlierTaxonomies } from "./earlier-taxonomies.ts";
import { LIST_WEIGHTS, type ListWeights } from "./list-weights.ts";
import { createTaxonomy, normalWord, type OwnWords, type Taxonomy } from "./taxonomy.ts";

/** An operator's words and weights: `{ "words": { "acme-partner": "exchange" }, "weights": { "acme": 0.5 } }`. */
const LabelWords = z.strictObject({
  words: z.record(
    z.string(),
    z.enum(CATEGORY_NAMES, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no category; there are: ${CATEGORY_NAMES.join(", ")}.`,
    }),
  ),
  weights: z.record(z.string(), z.number().gt(0).max(1)).default({}),
});

/**
 * Reads an operator's words and weights of lists from parsed JSON and adds them to the shipped ones.
 *
 * @throws Error naming every invalid word or weight and the reason.
 *
 * @example
 * ```ts
 * import { parseLabelWords } from "@tetron/labels/parse-label-words";
 *
 * parseLabelWords({ words: { "acme-partner": "exchange" } });
 * ```
 */
export function parseLabelWords(json: unknown): Taxonomy {
  const { own, weights } = parse(json);
  return createTaxonomy(own, { ...LIST_WEIGHTS, ...weights });
}

/**
 * Reads an operator's file like {@link parseLabelWords}, as every version of Tetron has read it: the current
 * reading first, then the earlier ones, for replaying scores that name them.
 */
export function parseLabelWordsOfAnyVersion(json: unknown): readonly Taxonomy[] {
  return [parseLabelWords(json), ...earlierTaxonomies(parse(json).own)];
}

function parse(json: unknown): { readonly own: OwnWords; readonly weights: ListWeights } {
  const result = LabelWords.safeParse(json);
  if (!result.success) throw new Error(`it is no file of label words:\n${z.prettifyError(result.error)}`);
  const own = Object.entries(result.data.words).map(
    ([word, category]) => [normalWord(word), category] as const,
  );
  if (own.some(([word]) => word === "")) throw new Error("words: a word needs a letter or a digit.");
  const twice = own.find(([word], i) => own.findIndex(([other]) => other === word) !== i);
  if (twice !== undefined)
    throw new Error(`words: ${JSON.stringify(twice[0])} stands twice, written differently.`);
  return { own: new Map(own), weights: result.data.weights };
}
