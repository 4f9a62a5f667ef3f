import type { Category } from "./categories.ts";

/**
 * Endings of the name tags that block explorers give to an attacker's address after an investigation, such as
 * `Fake_Phishing4940` or `KyberSwap Attacker 6`. They outweigh the address's other labels. Only endings
 * count, because the names of tokens and projects may contain the same words.
 */
const NAME_TAGS: readonly (readonly [ending: RegExp, category: Category])[] = [
  [/^Fake_Phishing\d+$/, "scam_or_phishing"],
  [/ Rug ?[Pp]ull(?: \d+)?$/, "scam_or_phishing"],
  [/ (?:Attacker|Drainer|Exploiter|Hacker)(?: \d+)?$/, "theft_or_exploit"],
];

/** The category that an explorer's name tag states; `undefined` when it is only a name. */
export function categoryOfName(name: string): Category | undefined {
  return NAME_TAGS.find(([ending]) => ending.test(name))?.[1];
}
