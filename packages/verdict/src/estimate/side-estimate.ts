import { type Aged, freshness } from "@tetron/domain/shelf-life";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Standing } from "@tetron/labels/standing";
import { logOddsOf } from "@tetron/models/logistic";
import { type Neighbourhood, neighbourhood } from "@tetron/models/neighbourhood";
import { listsSaying } from "../lists-saying.ts";
import { computedEvidence, type Finding } from "../reason.ts";
import type { AgedEdition, Nearest, ReputationEstimate, SideInputs } from "../score-inputs.ts";
import type { Engine } from "./engine.ts";
import { exposureFindings } from "./exposure-finding.ts";
import { listFindings, standingOfSide } from "./list-findings.ts";
import { neighbourLogOdds } from "./neighbours.ts";
import { type Reliance, relianceOf, riskOf, type WalletRisk } from "./wallet-risk.ts";

/** The estimate of one wallet. */
export interface SideEstimate {
  readonly standing: Standing;
  /** `null` without history. */
  readonly risk: WalletRisk | null;
  /** `null` without history. */
  readonly reliance: Reliance | null;
  readonly neighbours: Neighbourhood | null;
  readonly reputation: ReputationEstimate;
  /** Confidence in the estimate, 0-1. */
  readonly confidence: number;
  /** Whether it has no history and no sanctions, bad, risky or service evidence. */
  readonly unknown: boolean;
  /** In the order in which they are added. */
  readonly findings: readonly Finding[];
}

/** Reputations are clamped to this distance from 0 and 100, because nothing is certain. */
const REPUTATION_MARGIN = 1;
/** Number of transactions at which a history gives a confidence of 0.5. */
const HALF_EXPERIENCE = 10;
/** Minimum confidence in a wallet that a current list identifies as a service. */
const SERVICE_CONFIDENCE = 0.8;
/** Where a range reaches to 0 or 1 log-odds are taken at this distance from it, because nothing is certain. */
const MIN_PROBABILITY = 1e-6;
/** Number of features that a reason names. */
const MAX_NAMED_FEATURES = 3;

const TOTAL_TX = WALLET_44.indexOf("total_tx");

/**
 * Estimates one wallet of a payment from its evidence.
 *
 * @param at - Time of the score, Unix milliseconds.
 * @param abstains - Whether the model may not speak of the wallet: lists and reputation then speak alone.
 */
export function estimateSide(
  engine: Engine,
  given: SideInputs,
  at: number,
  { abstains = false }: { readonly abstains?: boolean } = {},
): SideEstimate {
  const inputs = abstains ? { ...given, features: null, neighbours: null } : given;
  const { address, features, neighbours: nearest } = inputs;
  const standing = standingOfSide(engine.taxonomy, inputs);
  const reputation = inputs.reputation ?? NO_REPUTATION;
  const heldOut = features && engine.heldOut(address, features.wallet44);
  const risk = features && riskOf(engine.model, features.behaviour, heldOut);
  const neighbours = nearest && neighbourhood(nearest.wallets);
  const distance = nearest?.wallets[0]?.distance ?? null;
  const reliance =
    features && risk && relianceOf(engine.model, features.behaviour, { logOdds: risk.logOdds, distance });
  const named = standing.sanctioned || standing.bad || standing.risky || standing.service;
  return {
    standing,
    risk,
    reliance,
    neighbours,
    reputation,
    confidence: confidenceOf(engine, { ...inputs, standing, heard: heard() }, at),
    unknown: features === null && !named && !abstains,
    findings: [
      ...listFindings(engine, inputs),
      ...(risk ? [behaviourFinding(risk, engine)] : abstains ? [] : [NO_HISTORY]),
      ...(reliance?.outOfDistribution ? [unlikeFinding(reliance)] : []),
      ...(nearest && neighbours ? [neighbourFinding(neighbours, nearest, engine)] : []),
      ...(inputs.reputation ? [reputationFinding(reputation, engine)] : []),
      ...exposureFindings(engine, given),
    ],
  };

  /** Confidence in what speaks besides lists. */
  function heard(): number {
    if (abstains) return reputation.confidence;
    return features ? historyConfidence(features.wallet44, inputs.history, at) : 0;
  }
}

const NO_HISTORY: Finding = {
  code: "NO_HISTORY",
  title: "No history of the wallet is held",
  logOdds: 0,
  evidence: [],
};

const NO_REPUTATION: ReputationEstimate = { score: 50, confidence: 0 };

/** A side's log-odds if its wallet's probability were at an end of its range; as it is without a range. */
export function logOddsAt(
  { policy }: Pick<Engine, "policy">,
  { findings, risk, reliance }: SideEstimate,
  end: "low" | "high",
): number {
  const told = findings.reduce((sum, { logOdds }) => sum + logOdds, logOddsOf(policy.prior));
  if (!risk || !reliance?.range) return told;
  const bounded = Math.min(Math.max(reliance.range[end], MIN_PROBABILITY), 1 - MIN_PROBABILITY);
  return told + policy.weights.behaviour * (logOddsOf(bounded) - risk.logOdds);
}

function behaviourFinding({ logOdds, fraudProbability, reasons }: WalletRisk, { policy }: Engine): Finding {
  const difference = logOdds - logOddsOf(policy.prior);
  return {
    code: "BEHAVIOUR",
    title: `The wallet behaves like ${difference > 0 ? "a fraud" : "an ordinary"} account`,
    logOdds: policy.weights.behaviour * difference,
    evidence: [
      computedEvidence("fraud_probability", fraudProbability),
      ...reasons
        .slice(0, MAX_NAMED_FEATURES)
        .map(({ feature, value }) => computedEvidence(feature, value ?? "unknown")),
    ],
  };
}

/** Contributes exactly 0: to be unlike known wallets is no sign of fraud, and makes the estimate less certain. */
function unlikeFinding({ rarity, distance, range }: Reliance): Finding {
  return {
    code: "OUT_OF_DISTRIBUTION",
    title: "The wallet is unlike all that the model was trained on",
    logOdds: 0,
    evidence: [
      computedEvidence("leaf_rarity_bits", rarity),
      ...(distance === null ? [] : [computedEvidence("nearest_distance", distance)]),
      ...(range ? [computedEvidence("lowest", range.low), computedEvidence("highest", range.high)] : []),
    ],
  };
}

function neighbourFinding(neighbours: Neighbourhood, { fraudShare }: Nearest, { policy }: Engine): Finding {
  const logOdds = neighbourLogOdds(neighbours, fraudShare);
  return {
    code: "NEIGHBOURS",
    title: `Among the most similar wallets fraud is ${logOdds > 0 ? "more" : "less"} frequent than among all`,
    logOdds: policy.weights.neighbours * logOdds,
    evidence: [
      computedEvidence("fraud_share", neighbours.fraudProbability),
      computedEvidence("average_distance", neighbours.averageDistance),
    ],
  };
}

/** A reputation of 100 p is the probability p of an honest wallet under equal priors. */
function reputationFinding({ score, confidence, ofHolder }: ReputationEstimate, { policy }: Engine): Finding {
  const bounded = Math.min(Math.max(score, REPUTATION_MARGIN), 100 - REPUTATION_MARGIN);
  const logOdds = -logOddsOf(bounded / 100);
  return {
    code: "REPUTATION",
    title: `The wallet's reputation ${logOdds > 0 ? "raises" : "lowers"} the risk`,
    logOdds: policy.weights.reputation * logOdds,
    evidence: [
      computedEvidence("reputation", score),
      computedEvidence("confidence", confidence),
      ...(ofHolder === undefined ? [] : [computedEvidence("holder_points", ofHolder)]),
    ],
  };
}

/**
 * Confidence from a history: from the number of its transactions, fading beyond its shelf life; 0 when that
 * number is unknown.
 *
 * @param wallet44 - `wallet-44/v1`.
 * @param history - Its age; without one the history counts as current.
 * @param at - Unix milliseconds.
 * @returns 0-1.
 */
export function historyConfidence(
  wallet44: ArrayLike<number>,
  history: Aged | null | undefined,
  at: number,
): number {
  const transactions = wallet44[TOTAL_TX]!;
  if (Number.isNaN(transactions)) return 0;
  const experience = transactions / (transactions + HALF_EXPERIENCE);
  return history ? experience * freshness(history, at) : experience;
}

/**
 * A list that names a wallet as bad identifies it with certainty, and one that names it as a service nearly
 * so, as long as the list is current. Of lists that contradict each other one is wrong.
 */
function confidenceOf(
  { taxonomy, policy }: Engine,
  { standing, heard, ...side }: SideInputs & Pick<SideEstimate, "standing"> & { readonly heard: number },
  at: number,
): number {
  if (isCertain({ policy }, standing))
    return Math.max(heard, newest([...side.sanctions, ...listsSaying(taxonomy, side, "bad")], at));
  if (standing.bad)
    return Math.max(heard, policy.conflictConfidence! * newest(listsSaying(taxonomy, side, "bad"), at));
  if (!standing.service) return Math.max(heard, depositConfidence(), holderConfidence());
  return Math.max(heard, SERVICE_CONFIDENCE * newest(listsSaying(taxonomy, side, "service"), at));

  /** Its service knows the customer; as old as the history that shows it. */
  function depositConfidence(): number {
    const { deposit, history } = side;
    if (deposit === undefined) return 0;
    return (policy.depositConfidence ?? 0) * deposit.confidence * (history ? freshness(history, at) : 1);
  }

  /** A service has the wallet, and nothing worse is known of the service. */
  function holderConfidence(): number {
    const { sanctioned, bad, risky, service = 0 } = side.holder ?? {};
    const isWorse = [sanctioned, bad, risky].some((worse) => worse !== undefined);
    return isWorse ? 0 : (policy.clusterConfidence ?? 0) * service;
  }
}

/** Whether lists settle what the wallet is: not when they contradict each other and the policy weighs that. */
export function isCertain({ policy }: Pick<Engine, "policy">, standing: Standing): boolean {
  const isInDoubt = standing.conflict && policy.conflictConfidence !== undefined;
  return standing.sanctioned || (standing.bad && !isInDoubt);
}

/** Freshness of the freshest of several lists that say the same, 0-1. */
function newest(lists: readonly AgedEdition[], at: number): number {
  return Math.max(...lists.map(({ age }) => (age ? freshness(age, at) : 1)));
}
