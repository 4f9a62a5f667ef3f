import type { Category } from "../categories.ts";
import type { Taxonomy } from "../taxonomy.ts";
import { SERVICE_WORDS } from "./service-words.ts";

/** Parts of words that accuse of fraud, theft or another crime. */
const CRIME =
  /abus|attacker|blacklist|black-list|blackmail|blocked|blocklist|botnet|carding|counterfeit|crime|criminal|csam|csem|dark-?market|darknet|dark-?web|denylist|drainer|exploit|extort|extremis|fake|fraud|hack(?!athon)|heist|honey-?pot|illegal|illicit|impersonat|launder|malware|phish|pig-?butcher|poisoning|ponzi|pyramid|ransom|romance|rug-?pull|scam|skimmer|spoof|spyware|stealer|stolen|swindl|terror|theft|thief|thieves|traffick|trojan/;
/** Parts of words that name a risky kind of money, or a warning. */
const RISK =
  /compromised|fishy|flagged|frozen|high-?risk|mixer|mixing|money-mule|ofac|sanction|seized|suspicious|tornado-?cash|tumbler|typhoon-?cash|unsafe|vulnerab/;

/**
 * The label rules from before the vocabulary was versioned: matched by substring, each stance at full
 * strength, names ignored. Only the replay of scores from that time uses them. Never changed.
 */
export const TAXONOMY_BEFORE_VERSIONS: Taxonomy = {
  version: "none",
  categoryOf: (label) => categoryOfStance[stanceOf(label)],
  categoryOfName: () => undefined,
  weightOf: () => 1,
};

/** A category of the stance at full strength; which one makes no difference to a score. */
const categoryOfStance = {
  service: "exchange",
  risky: "warning",
  bad: "scam_or_phishing",
  neutral: "unknown",
} as const satisfies Record<string, Category>;

function stanceOf(label: string): keyof typeof categoryOfStance {
  const word = label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  if (SERVICE_WORDS.has(word)) return "service";
  if (RISK.test(word)) return "risky";
  return CRIME.test(word) ? "bad" : "neutral";
}
