import type { Category } from "./categories.ts";

/**
 * How block explorers end the name of an address that did harm, `Fake_Phishing4940` or `KyberSwap Attacker 6`. They
 * give such a name after an investigation, whatever else the address is labelled; the name of a token or of a project
 * only contains these words.
 */
const NAME_TAGS: readonly (readonly [ending: RegExp, category: Category])[] = [
  [/^Fake_Phishing\d+$/, "scam_or_phishing"],
  [/ Rug ?[Pp]ull(?: \d+)?$/, "scam_or_phishing"],
  [/ (?:Attacker|Drainer|Exploiter|Hacker)(?: \d+)?$/, "theft_or_exploit"],
];

/** The category that an explorer's name tag states; `undefined` when the name only names. */
export function categoryOfName(name: string): Category | undefined {
  return NAME_TAGS.find(([ending]) => ending.test(name))?.[1];
}
