import type { Knowledge } from "./evidence.ts";
import { partyOfLabel } from "./party-of-label.ts";

/** What lists and reference accounts say about a counterparty. */
export interface PartyRecord {
  /** Labels on public lists, kebab-case. */
  readonly labels: readonly string[];
  /** Whether a sanctions list names it. */
  readonly sanctioned: boolean;
  /** Whether it is itself known to have committed fraud. */
  readonly fraud: boolean;
  /** Reference accounts that dealt with it and are not known to be fraudulent; never the wallet itself. */
  readonly clean: number;
  /** Reference accounts that dealt with it and are known to be fraudulent. */
  readonly bad: number;
}

/**
 * What is known about a counterparty, as evidence needs it. A labelled service has full standing; anybody
 * else has the more the more clean reference accounts dealt with him, and each bad one undoes four.
 */
export function knowledgeOf({ labels, sanctioned, fraud, clean, bad }: PartyRecord): Knowledge {
  const parties = labels.map(partyOfLabel);
  const nearBad = bad / (clean + bad + 1);
  if (sanctioned || parties.includes("sanctioned")) return { standing: 0, party: "sanctioned", nearBad: 1 };
  if (fraud || parties.includes("bad")) return { standing: 0, party: "bad", nearBad: 1 };
  if (parties.includes("good")) return { standing: 1, party: "good", nearBad };
  return { standing: clean / (clean + 2 + 4 * bad), party: "unlabelled", nearBad };
}
