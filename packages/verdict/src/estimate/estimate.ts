import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { combineReasons } from "@tetron/models/combine";
import { probabilityOf } from "@tetron/models/logistic";
import { type PaymentContext, type PaymentReason, paymentReasons } from "@tetron/models/payment-anomaly";
import { hullOf, type ProbabilityRange } from "@tetron/models/probability-range";
import { type Decision, decide } from "../policy/decide.ts";
import { computedEvidence, type Finding, type Reason } from "../reason.ts";
import { factsOfRemarks, type Remark } from "../remark.ts";
import { isAbstained } from "../remarks/abstention.ts";
import { lossRemark } from "../remarks/loss.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { logOddsOfEither, sharesOfEither } from "./either-wallet.ts";
import type { Engine } from "./engine.ts";
import { adverseShareOf } from "./exposure-finding.ts";
import { estimateSide, isCertain, logOddsAt, type SideEstimate } from "./side-estimate.ts";

/** The numbers of a score and what they are based on. */
export interface Estimate extends Decision {
  /** Log-odds of fraud before any reason. */
  readonly base: number;
  /** Strongest first. `base` and their contributions, added in this order, give the score to the bit. */
  readonly reasons: readonly Reason[];
  /** `100 / (1 + exp(-(base + contributions)))`, unrounded. */
  readonly fraudScore: number;
  /**
   * The score if the probabilities of both wallets were at the low or high ends of their ranges, 0-100; `null` when no
   * wallet has one.
   */
  readonly fraudScoreRange: ProbabilityRange | null;
  /** The lower of the two wallets' reputations, 0-100. */
  readonly reputationScore: number;
  /** 0-1. */
  readonly confidence: number;
  readonly from: SideEstimate;
  readonly to: SideEstimate;
}

/**
 * Computes a score. Pure: the same engine and inputs give the same bits.
 *
 * @example
 * ```ts
 * import type { Engine } from "@tetron/verdict/estimate/engine";
 * import { estimate } from "@tetron/verdict/estimate/estimate";
 * import type { ScoreInputs } from "@tetron/verdict/score-inputs";
 *
 * export function fraudScore(engine: Engine, inputs: ScoreInputs): number {
 *   return estimate(engine, inputs).fraudScore;
 * }
 * ```
 */
export function estimate(engine: Engine, inputs: ScoreInputs): Estimate {
  const remarks = remarksIn(inputs);
  const estimated = (side: "from" | "to") =>
    estimateSide(engine, inputs[side], inputs.at, { abstains: isAbstained(remarks, side) });
  const [from, to] = [estimated("from"), estimated("to")];
  const shares = sharesOfEither(engine.policy.prior, from.findings, to.findings);
  const reasons = [
    ...reasonsOf("from", from.findings, shares.from),
    ...reasonsOf("to", to.findings, shares.to),
    ...(isAbstained(remarks, "from") ? [] : anomalies(engine, inputs)),
    ...remarks.map(reasonOfRemark),
  ].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const { score: fraudScore } = combineReasons(shares.base, reasons);
  const numbers = {
    fraudScore,
    reputationScore: Math.min(from.reputation.score, to.reputation.score),
    confidence: confidenceOf(engine, from, to),
  };
  const fraudScoreRange = rangeOf(engine, { from, to, reasons, fraudScore });
  return {
    ...{ base: shares.base, reasons, ...numbers, fraudScoreRange, from, to },
    ...decide(engine.policy, factsOf()),
  };

  function surestHolder(listing: "sanctioned" | "bad"): number | null {
    const sure = [inputs.from, inputs.to].flatMap(({ holder }) => holder?.[listing] ?? []);
    return sure.length > 0 ? Math.max(...sure) : null;
  }

  function factsOf() {
    const exposures = [inputs.from, inputs.to].flatMap(({ exposure }) => adverseShareOf(exposure) ?? []);
    const probabilities = [from.risk, to.risk].flatMap((risk) => risk?.fraudProbability ?? []);
    return {
      ...numbers,
      walletFraudProbability: probabilities.length > 0 ? Math.max(...probabilities) : null,
      amountUsd: inputs.usd ?? null,
      sanctionedHolder: surestHolder("sanctioned"),
      accusedHolder: surestHolder("bad"),
      askedLastHour: inputs.askedLastHour,
      exposureShare: exposures.length > 0 ? Math.max(...exposures) : null,
      sanctioned: from.standing.sanctioned || to.standing.sanctioned,
      ...factsOfRemarks(remarks),
      fromFraudLabel: from.standing.bad,
      toFraudLabel: to.standing.bad,
      riskyLabel: from.standing.risky || to.standing.risky,
      fromUnknown: from.unknown,
      toUnknown: to.unknown,
      screened: inputs.screened,
      late: inputs.late,
    };
  }
}

/** Contains the score, which is added up in another order. */
function rangeOf(
  engine: Engine,
  { from, to, reasons, fraudScore }: Pick<Estimate, "from" | "to" | "reasons" | "fraudScore">,
): ProbabilityRange | null {
  if (!from.reliance?.range && !to.reliance?.range) return null;
  const ofPayment = reasons.reduce((sum, each) => sum + (each.side === null ? each.contribution : 0), 0);
  const scoreAt = (end: "low" | "high") => {
    const either = logOddsOfEither(logOddsAt(engine, from, end), logOddsAt(engine, to, end));
    return 100 * probabilityOf(either + ofPayment);
  };
  const [low, high] = [scoreAt("low"), scoreAt("high")];
  return hullOf({ low: fraudScore, high: fraudScore }, { low, high });
}

/** With a wallet that lists settle to be sanctioned or bad, the higher confidence of the two sides; otherwise the lower one. */
function confidenceOf(engine: Engine, from: SideEstimate, to: SideEstimate): number {
  const sure = [from, to].some(({ standing }) => isCertain(engine, standing));
  return sure ? Math.max(from.confidence, to.confidence) : Math.min(from.confidence, to.confidence);
}

function reasonsOf(side: "from" | "to", findings: readonly Finding[], shares: readonly number[]): Reason[] {
  return findings.map(({ code, title, evidence }, i) => ({
    code,
    title,
    contribution: shares[i]!,
    side,
    evidence,
  }));
}

function remarksIn({ remarks, loss }: ScoreInputs): readonly Remark[] {
  return remarks ?? (loss == null ? [] : [lossRemark(loss)]);
}

/** Contributes exactly 0: a payment that makes no sense is not a sign of fraud. */
function reasonOfRemark(remark: Remark): Reason {
  return { ...remark, contribution: 0 };
}

/** How the payment differs from its sender's own history; nothing without that history. */
function anomalies(engine: Engine, inputs: ScoreInputs): Reason[] {
  const context = paymentContext(inputs);
  return context === null ? [] : paymentReasons(engine.anomaly, context).map(reasonOfPayment);
}

/** The payment in the context of its sender's earlier ones; `null` when its history does not tell them. */
export function paymentContext(inputs: ScoreInputs): PaymentContext | null {
  const { from, coins, paidBefore, sentLastHour, askedLastHour } = inputs;
  if (from.features === null) return null;
  const { behaviour, wallet44 } = from.features;
  if (Number.isNaN(wallet44[SENT])) return null;
  return {
    amount: coins,
    paymentsBefore: wallet44[SENT]!,
    largestBefore: wallet44[LARGEST]!,
    busiestDay: behaviour[BUSIEST_DAY]!,
    paidRecipientBefore: paidBefore,
    // Scores of payment/v1 used how often the tenant asked instead.
    paymentsLastHour: sentLastHour === undefined ? askedLastHour : sentLastHour,
  };
}

function reasonOfPayment({ code, title, contribution, evidence }: PaymentReason): Reason {
  const facts = Object.entries(evidence).map(([name, value]) => computedEvidence(name, value));
  return { code, title, contribution, side: null, evidence: facts };
}

const SENT = WALLET_44.indexOf("sent_tx");
const LARGEST = WALLET_44.indexOf("max_sent");
const BUSIEST_DAY = BEHAVIOUR.indexOf("busiest_day_tx");
