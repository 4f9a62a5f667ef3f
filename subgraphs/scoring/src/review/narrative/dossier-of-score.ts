import { roundedScore } from "@tetron/domain/rounded";
import type { Reason } from "@tetron/verdict/reason";
import { driversOf } from "../../drivers.ts";
import { CODE, type Dossier, type Effect, edgeFact, type Fact, PLAIN_NUMBER } from "./dossier.ts";
import { edgeCasesOfPayment } from "./edge-cases-of-payment.ts";
import type { ExplainedScore } from "./explained-score.ts";
import { isComputedNumber } from "./fact-words.ts";

/** Most facts of a dossier: those of the lightest reasons are left out. */
const MAX_FACTS = 60;

/**
 * What is said of a score, as facts. Of a reason's evidence only numbers that Tetron computed are taken. What lists, tokens or
 * tenants wrote is left out whole, so that nobody who can write on a chain can write to an analyst.
 */
export function dossierOfScore(score: ExplainedScore): Dossier {
  const total = (name: string, value: number): Fact => ({
    ...{ id: `score.${name}`, code: "SCORE", side: null, effect: "none", name },
    shown: plain(`${roundedScore(value)}`),
  });
  const reasons = driversOf(score).flatMap(({ reason, percent }) => factsOf(reason, percent));
  return {
    subject: "payment",
    outcome: score.recommendation,
    facts: [
      total("fraud_score", score.fraudScore),
      total("confidence", score.confidence),
      total("reputation_score", score.reputationScore),
      ...edgeCasesOfPayment(score).map(edgeFact),
      ...onlyOnce(reasons),
    ].slice(0, MAX_FACTS),
  };
}

function factsOf({ code, side, contribution, evidence }: Reason, percent: number): Fact[] {
  if (!CODE.test(code)) return [];
  const id = `${side ?? "payment"}.${code}`;
  const about = { code, side, effect: effectOf(contribution) };
  const weight = contribution === 0 ? null : plain(percent.toFixed(1));
  return [
    { ...about, id, name: weight === null ? null : "percent_of_contributions", shown: weight },
    ...evidence
      .filter(({ name, source }) => source === null && isComputedNumber(name))
      .map(({ name, value }) => ({ ...about, id: `${id}.${name}`, name, shown: plain(value) }))
      .filter(({ shown }) => shown !== null),
  ];
}

function effectOf(contribution: number): Effect {
  if (contribution === 0) return "none";
  return contribution > 0 ? "raises" : "lowers";
}

/** Of facts with one id the first. */
function onlyOnce(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.toReversed().map((fact) => [fact.id, fact])).values()].reverse();
}

function plain(text: string): string | null {
  return PLAIN_NUMBER.test(text) ? text : null;
}
