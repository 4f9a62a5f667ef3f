import type { Outcome } from "./dossier.ts";

/** All that a sentence may be written with: no markup, no addresses of the web, no invisible characters. */
const ALLOWED = /^[A-Za-z0-9 .,;:'"()%-]+$/;
/** A full stop inside a word begins a domain; inside a number it does not. */
const DOMAIN = /[A-Za-z0-9-]\.[A-Za-z]|\bwww\b|\bhttps?\b|\bdot (?:com|org|net|io|xyz)\b/i;
/** Longer than any word that an explanation needs: a secret, or text without spaces. */
const LONG_WORD = /[A-Za-z]{25,}/;
const LETTER_AND_DIGIT = /[A-Za-z]\d|\d[A-Za-z]/;

/** What an explanation never says: how to act, whom to reach, how sure one may be, and what a model is instructed to do. */
const UNSAFE =
  /\b(?:click|visit|contact|e-?mail|telegram|whatsapp|discord|phone|call us|support|log ?in|sign in|password|passphrase|mnemonic|seed phrase|private key|api key|secret|verify your|refund|urgent\w*|immediately|ignore|disregard|override|overrule|instruct\w*|prompt|assistant|system|developer|admin\w*|javascript|safe|safely|guarantee\w*|certainly|definitely|trust ?worth\w*|risk-? ?free|no risk|without risk)\b/i;

/** Numbers are written in digits, so that they can be checked. */
const NUMBER_WORDS =
  /\b(?:zero|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|thrice|double|triple|tenfold|quarters?|thirds?)\b/i;

/** Words that claim a decision, by the outcomes that they may be said of. */
const CLAIMS: readonly (readonly [word: RegExp, outcomes: readonly Outcome[]])[] = [
  [/\bapprov\w*/i, ["approve"]],
  [/\b(?:declin|reject|refus|block)\w*/i, ["decline"]],
  [/\breview\w*/i, ["review"]],
  [/\b(?:legitimate|harmless|innocent|honest|clean|benign)\b/i, ["approve", "not_fraud"]],
];

/** Words that claim what only a list can say, by the codes of which the dossier must have one. */
const LISTED: readonly (readonly [word: RegExp, codes: readonly string[]])[] = [
  [/\bsanction\w*/i, ["SANCTIONED", "RISKY_LABEL", "listed"]],
  [/\b(?:mixer|tornado)\w*/i, ["RISKY_LABEL"]],
];

/** What is wrong with a sentence. */
export type TextFault = "unsafe_text" | "contradicts" | "wrong_number";

/** What a sentence is checked against. */
export interface TextRules {
  readonly outcome: Outcome;
  /** The draft proposes a review, and may speak of one. */
  readonly proposesReview: boolean;
  /** Codes of the dossier. */
  readonly codes: ReadonlySet<string>;
  /** The numbers of the facts that the sentence names, as they are written. */
  readonly numbers: ReadonlySet<string>;
}

/** The first fault of a sentence; `null` when it has none. */
export function faultOfText(text: string, rules: TextRules): TextFault | null {
  // Codes have underscores, which are markup elsewhere.
  const prose = text.replace(/\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b/g, (word) =>
    rules.codes.has(word) ? "CODE" : word,
  );
  if (!ALLOWED.test(prose)) return "unsafe_text";
  if (DOMAIN.test(prose) || LONG_WORD.test(prose) || UNSAFE.test(prose)) return "unsafe_text";
  if (LETTER_AND_DIGIT.test(prose) || NUMBER_WORDS.test(prose)) return "wrong_number";
  if (numbersIn(prose).some((number) => !rules.numbers.has(number))) return "wrong_number";
  const isFalse = ([word, outcomes]: (typeof CLAIMS)[number]) =>
    word.test(prose) &&
    !outcomes.includes(rules.outcome) &&
    !(rules.proposesReview && outcomes.includes("review"));
  if (CLAIMS.some(isFalse)) return "contradicts";
  if (LISTED.some(([word, codes]) => word.test(prose) && !codes.some((code) => rules.codes.has(code))))
    return "contradicts";
  return null;
}

/** Numbers as they are written; a full stop or comma at the end of a sentence is none of theirs. */
function numbersIn(text: string): string[] {
  return Array.from(text.matchAll(/(?:(?<![A-Za-z0-9)])-)?\d(?:[\d.,]*\d)?/g), ([number]) => number);
}
