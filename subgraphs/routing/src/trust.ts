/**
 * The effect of trust in the two wallets on a route.
 *
 * Trust scales the weight of risk and decides the finality at which the payment counts as settled and the
 * allowed security classes; the answer shows all three. For a recipient that is likely a fraud account the
 * answer is `wait`.
 *
 * @module
 */

import type { Finality } from "./catalogue/catalogue.ts";
import { SECURITY_CLASSES, type SecurityClass } from "./catalogue/file-schema.ts";

/** How far a wallet is trusted. */
export interface WalletTrust {
  /** 0..100; 50 is unknown. */
  readonly reputation: number;
  /** Confidence in the reputation, 0..1. */
  readonly confidence: number;
  /** 0..1; `null` without a basis for an estimate. */
  readonly fraudProbability: number | null;
}

/** A wallet without evidence. */
export const UNKNOWN: WalletTrust = { reputation: 50, confidence: 0, fraudProbability: null };

export interface TrustPolicy {
  /** Fraud probability of the recipient at or above which the answer is `wait`, 0..1. */
  readonly fraudLine: number;
  /** Factor on the weight of risk at trust 0, and its inverse at trust 100. */
  readonly riskSpan: number;
  /** Minimum trust in the payer for a payment to count once it is in a block, and once it is safe. */
  readonly includedFrom: number;
  readonly safeFrom: number;
  /** Minimum trust in the worse wallet for each security class; the others need none. */
  readonly classFrom: Readonly<Partial<Record<SecurityClass, number>>>;
}

export const DEFAULT_TRUST_POLICY: TrustPolicy = {
  fraudLine: 0.8,
  riskSpan: 4,
  includedFrom: 70,
  safeFrom: 40,
  classFrom: { validators: 40, intent: 25 },
};

export interface TrustEffect {
  /** Factor on the weight of risk, in thousandths. */
  readonly riskScale: number;
  readonly finality: Finality;
  readonly allowed: readonly SecurityClass[];
  /** Why the payment should wait; `null` when it need not. */
  readonly wait: string | null;
}

/** @param from - The payer. @param to - The recipient. */
export function trustEffect(from: WalletTrust, to: WalletTrust, policy: TrustPolicy): TrustEffect {
  const payer = trustIn(from);
  const worse = Math.min(payer, trustIn(to));
  const { fraudProbability } = to;
  return {
    riskScale: Math.round(1_000 * policy.riskSpan ** ((50 - worse) / 50)),
    finality: payer >= policy.includedFrom ? "included" : payer >= policy.safeFrom ? "safe" : "final",
    allowed: SECURITY_CLASSES.filter((each) => worse >= (policy.classFrom[each] ?? 0)),
    wait:
      fraudProbability !== null && fraudProbability >= policy.fraudLine
        ? "The recipient is too likely a fraud account."
        : null,
  };
}

/** Reputation shrunk towards unknown (50) by the missing confidence: 0..100. */
function trustIn({ reputation, confidence }: WalletTrust): number {
  return 50 + (reputation - 50) * confidence;
}
