import { faultOfText } from "./check-text.ts";
import type { Dossier, Fact } from "./dossier.ts";
import type { Draft } from "./draft.ts";
import type { Narrative, Refusal } from "./narrative.ts";

/** What a draft is worth, whether or not it is taken. */
export interface CheckedDraft {
  /** `null` when it is refused. */
  readonly narrative: Pick<Narrative, "text" | "factors" | "proposal" | "groundedShare"> | null;
  /** Every fault, in the order in which they were found; the first one is the reason of a refusal. */
  readonly faults: readonly Refusal[];
  /** Sentences that name known evidence and state no other number, as a share of all, 0-1. */
  readonly groundedShare: number;
  /** Ids of the facts that it names. */
  readonly named: ReadonlySet<string>;
}

/**
 * Checks a draft against what the analyst was given. It is taken only whole: every id must be a fact's, every number that of
 * a fact that its sentence names, every effect the fact's own, and the outcome the one that the rules decided.
 *
 * @param secret - What must never be in a text: the model's key; `null` without one.
 */
export function checkDraft(dossier: Dossier, draft: Draft, secret: string | null = null): CheckedDraft {
  const facts = new Map(dossier.facts.map((fact) => [fact.id, fact]));
  const codes = new Set(dossier.facts.map(({ code }) => code));
  const faults: Refusal[] = [];
  if (draft.outcome !== dossier.outcome) faults.push("contradicts");
  const proposal = proposalOf();
  let grounded = 0;
  const named = new Set<string>();
  for (const { text, evidence } of draft.sentences) {
    const known = evidence.flatMap((id) => facts.get(id) ?? []);
    for (const { id } of known) named.add(id);
    if (known.length < evidence.length) faults.push("unknown_evidence");
    const numbers = new Set(known.flatMap(({ shown }) => shown ?? []));
    const rules = { outcome: dossier.outcome, proposesReview: proposal !== null, codes, numbers };
    const fault = saysSecret(text, secret) ? "unsafe_text" : faultOfText(text, rules);
    if (fault !== null) faults.push(fault);
    if (known.length > 0 && known.length === evidence.length && fault !== "wrong_number") grounded++;
  }
  const factors = draft.factors.flatMap(({ evidence, effect }) => {
    const fact = facts.get(evidence);
    if (fact === undefined) faults.push("unknown_evidence");
    else if (fact.effect !== effect) faults.push("contradicts");
    else named.add(evidence);
    return fact ? [{ ...referenceTo(fact), effect }] : [];
  });
  const groundedShare = grounded / draft.sentences.length;
  if (groundedShare === 0 && faults.length === 0) faults.push("unknown_evidence");
  const text = draft.sentences.map((sentence) => sentence.text.trim()).join(" ");
  if (saysSecret(text, secret)) faults.push("unsafe_text");
  return {
    narrative: faults.length > 0 ? null : { text, factors, proposal, groundedShare },
    faults,
    groundedShare,
    named,
  };

  function proposalOf(): Narrative["proposal"] {
    if (draft.review === null) return null;
    const fact = facts.get(draft.review);
    // Only what was approved can be looked at instead; a proposal never makes a decision milder.
    if (dossier.outcome !== "approve") faults.push("contradicts");
    else if (fact === undefined) faults.push("unknown_evidence");
    return fact && dossier.outcome === "approve" ? referenceTo(fact) : null;
  }
}

function referenceTo({ id, code, side }: Fact) {
  return { evidence: id, code, side };
}

/** However it is spaced or capitalised. */
function saysSecret(text: string, secret: string | null): boolean {
  if (secret === null) return false;
  const bare = (written: string) => written.toLowerCase().replace(/[^a-z0-9]/g, "");
  return bare(secret) !== "" && bare(text).includes(bare(secret));
}
