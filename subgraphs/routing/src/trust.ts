/**
 * What trust in the two wallets does to a route.
 *
 * Three things, all of them shown in the answer: it scales the weight of risk, it decides how settled the payment
 * must be before it counts as arrived, and it decides which ways of keeping money safe are good enough. And a
 * recipient who is likely a fraud is not paid at all for now.
 *
 * @module
 */

import type { Finality } from "./catalogue/catalogue.ts";
import { SECURITY_CLASSES, type SecurityClass } from "./catalogue/file-schema.ts";

/** How far a wallet is trusted. */
export interface WalletTrust {
  /** 0..100; 50 is unknown. */
  readonly reputation: number;
  /** 0..1: how much is behind the reputation. */
  readonly confidence: number;
  /** 0..1; `null` when nothing is known to estimate it from. */
  readonly fraudProbability: number | null;
}

/** Nobody knows the wallet. */
export const UNKNOWN: WalletTrust = { reputation: 50, confidence: 0, fraudProbability: null };

export interface TrustPolicy {
  /** From this fraud probability of the recipient on the answer is to wait, 0..1. */
  readonly fraudLine: number;
  /** Risk weighs so many times more at standing 0, and so many times less at standing 100. */
  readonly riskSpan: number;
  /** Least standing of the payer whose payment counts when it is in a block, and when it is safe. */
  readonly includedFrom: number;
  readonly safeFrom: number;
  /** Least standing of the worse wallet for each class of security; others need none. */
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
  /** Thousandths by which risk's weight is scaled. */
  readonly riskScale: number;
  readonly finality: Finality;
  readonly allowed: readonly SecurityClass[];
  /** Why the payment should wait; `null` when it need not. */
  readonly wait: string | null;
}

/** @param from - The payer. @param to - The recipient. */
export function trustEffect(from: WalletTrust, to: WalletTrust, policy: TrustPolicy): TrustEffect {
  const payer = standing(from);
  const worse = Math.min(payer, standing(to));
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

/** Reputation drawn towards unknown (50) by what is missing of confidence: 0..100. */
function standing({ reputation, confidence }: WalletTrust): number {
  return 50 + (reputation - 50) * confidence;
}
