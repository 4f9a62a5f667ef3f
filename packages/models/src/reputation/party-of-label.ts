import type { Knowledge } from "./evidence.ts";
import { SERVICE_WORDS } from "./service-words.ts";

/** Parts of words that accuse: of fraud, theft, or another crime. */
const CRIME =
  /abus|attacker|blacklist|black-list|blackmail|blocked|blocklist|botnet|carding|counterfeit|crime|criminal|csam|csem|dark-?market|darknet|dark-?web|denylist|drainer|exploit|extort|extremis|fake|fraud|hack(?!athon)|heist|honey-?pot|illegal|illicit|impersonat|launder|malware|phish|pig-?butcher|poisoning|ponzi|pyramid|ransom|romance|rug-?pull|scam|skimmer|spoof|spyware|stealer|stolen|swindl|terror|theft|thief|thieves|traffick|trojan/;
/** Parts of words that say whose money passes here, or that somebody warns of it. */
const RISK =
  /compromised|fishy|flagged|frozen|high-?risk|mixer|mixing|money-mule|ofac|sanction|seized|suspicious|tornado-?cash|tumbler|typhoon-?cash|unsafe|vulnerab/;

/**
 * What a list's label says about who carries it.
 *
 * A word that nobody has looked at says nothing: a list may call anybody anything, and only what is known to name a
 * service speaks for a wallet.
 *
 * @param label - Any case; words joined by anything but letters and digits.
 * @returns `bad`: accused of a crime. `sanctioned`: of a sanctioned party, a mixer, or under suspicion. `good`: a known
 *   kind of service. `unlabelled`: anything else.
 */
export function partyOfLabel(label: string): Knowledge["party"] {
  const word = label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  if (SERVICE_WORDS.has(word)) return "good";
  if (RISK.test(word)) return "sanctioned";
  return CRIME.test(word) ? "bad" : "unlabelled";
}
