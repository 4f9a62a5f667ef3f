import type { RemarkFacts } from "../remark.ts";
import type { Policy, PolicyTest, Recommendation } from "./policy.ts";

/** The facts that a policy may test: see `PolicyTest` for the meaning and range of each. */
export interface PolicyFacts extends RemarkFacts {
  readonly fraudScore: number;
  readonly reputationScore: number;
  readonly confidence: number;
  readonly walletFraudProbability: number | null;
  readonly amountUsd: number | null;
  readonly sanctionedHolder: number | null;
  readonly accusedHolder: number | null;
  readonly askedLastHour: number | null;
  readonly exposureShare: number | null;
  readonly sanctioned: boolean;
  readonly fromFraudLabel: boolean;
  readonly toFraudLabel: boolean;
  readonly riskyLabel: boolean;
  readonly fromUnknown: boolean;
  readonly toUnknown: boolean;
  readonly screened: boolean;
  /** Whether a source did not answer in time, so that the other facts may be incomplete. */
  readonly late: boolean;
}

export interface Decision {
  readonly recommendation: Recommendation;
  readonly rule: { readonly id: string; readonly title: string };
}

const SOURCE_LATE = {
  id: "source-late",
  title: "A source did not answer in time; a person or the completed score decides.",
} as const;

/**
 * The recommendation of the first rule that holds.
 *
 * While a source is late the payment is reviewed, whatever the policy says, because that source may hold the
 * decisive evidence. The exception is a rule that declines a payment that is sanctioned, would be lost or
 * would revert, or whose wallet an issuer has frozen: no further evidence can change that.
 */
export function decide(policy: Policy, facts: PolicyFacts): Decision {
  const rule = policy.rules.find(({ when }) => holds(when, facts));
  if (rule === undefined) throw new Error("The policy has no rule that always holds.");
  const isCertain = facts.sanctioned || facts.issuerFrozen || facts.wouldBeLost || facts.wouldRevert;
  const final = isCertain && rule.recommend === "decline";
  if (facts.late && !final) return { recommendation: "review", rule: SOURCE_LATE };
  return { recommendation: rule.recommend, rule: { id: rule.id, title: rule.title } };
}

function holds(when: PolicyTest, facts: PolicyFacts): boolean {
  return (Object.keys(when) as (keyof PolicyTest)[]).every((name) => {
    const asked = when[name];
    const fact = facts[name];
    if (asked === undefined || typeof asked === "boolean") return asked === undefined || asked === fact;
    if (typeof fact !== "number") return false;
    return fact >= (asked.atLeast ?? -Infinity) && fact < (asked.below ?? Infinity);
  });
}
