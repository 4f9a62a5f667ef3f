import words from "./words.json" with { type: "json" };

/** The known words, normalised. */
export const shippedWords: ReadonlySet<string> = new Set(words.map(({ word }) => word));
