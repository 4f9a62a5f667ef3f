import words from "./words.json" with { type: "json" };

/** The words that somebody has looked at, as words are compared. */
export const shippedWords: ReadonlySet<string> = new Set(words.map(({ word }) => word));
