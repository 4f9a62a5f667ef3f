import type { Dossier, Fact, Outcome } from "./dossier.ts";
import { isEdgeCase } from "./dossier.ts";
import { type Draft, MAX_SENTENCES } from "./draft.ts";
import { inWords, isComputedNumber } from "./fact-words.ts";
import { PHRASES } from "./phrases.ts";

/** Changes with the sentences. */
export const TEMPLATES_VERSION = "templates/3";

const MAX_WEIGHING = 4;
/** Most numbers of a reason that its sentence states. */
const MAX_NUMBERS = 3;

const DECISIONS: Readonly<Partial<Record<Outcome, string>>> = {
  approve: "the policy approves the payment",
  review: "the policy asks for a review",
  decline: "the policy declines the payment",
};

const SIDES = { from: "The sender", to: "The recipient" } as const;

/** Explains a score from its facts. The same dossier gives the same draft. */
export function writeFromTemplates({ outcome, facts }: Dossier): Draft {
  const reasons = facts.filter(({ id }) => id.split(".").length === 2);
  const weighing = reasons.filter(({ effect }) => effect !== "none").slice(0, MAX_WEIGHING);
  const remarks = eachCodeFirst(
    reasons.filter((fact) => fact.effect === "none" && fact.code !== "SCORE" && !isEdgeCase(fact)),
  );
  const edges = facts.filter(isEdgeCase);
  const first = [decision(facts, outcome), ...weighing.map((fact) => sentenceOf(fact, facts))];
  const last = edges.length === 0 ? [] : [edgeSentence(edges)];
  const room = MAX_SENTENCES - first.length - last.length;
  return {
    outcome,
    sentences: [...first, ...remarks.slice(0, room).map((fact) => sentenceOf(fact, facts)), ...last],
    factors: weighing.flatMap(({ id, effect }) => (effect === "none" ? [] : [{ evidence: id, effect }])),
    review: null,
  };
}

/** Those with a new code before repetitions: a rule may have decided by any of them. */
function eachCodeFirst(remarks: readonly Fact[]): Fact[] {
  const isFirst = (fact: Fact) => remarks.find(({ code }) => code === fact.code) === fact;
  return [...remarks.filter(isFirst), ...remarks.filter((fact) => !isFirst(fact))];
}

function decision(facts: readonly Fact[], outcome: Outcome): Draft["sentences"][number] {
  const of = (id: string) => facts.find((fact) => fact.id === id);
  const [score, confidence] = [of("score.fraud_score"), of("score.confidence")];
  const text = `The fraud score is ${score?.shown} points with a confidence of ${confidence?.shown}, and ${DECISIONS[outcome]}.`;
  return { text, evidence: [score, confidence].flatMap((fact) => fact?.id ?? []) };
}

function sentenceOf(fact: Fact, facts: readonly Fact[]): Draft["sentences"][number] {
  const { id, code, side, effect, shown } = fact;
  const numbers = facts
    .filter((each) => each.id.startsWith(`${id}.`) && each.name !== null && isComputedNumber(each.name))
    .slice(0, MAX_NUMBERS);
  const stated = numbers.map(({ name, shown }) => inWords(name!, shown!)).join(", ");
  const weight = effect === "none" ? "" : `; this ${effect} the score, ${shown} % of all contributions`;
  const about = side === null ? "The payment" : SIDES[side];
  return {
    text: `${about}: ${PHRASES[code] ?? `the reason ${code} holds`}${stated === "" ? "" : ` (${stated})`}${weight}.`,
    evidence: [id, ...numbers.map((each) => each.id)],
  };
}

function edgeSentence(edges: readonly Fact[]): Draft["sentences"][number] {
  return {
    text: `To be noted: ${edges.map(({ code }) => PHRASES[code] ?? code).join("; ")}.`,
    evidence: edges.map(({ id }) => id),
  };
}
