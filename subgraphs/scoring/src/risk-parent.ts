import type { WalletFeatures } from "@tetron/lake/wallets";
import type { Neighbour } from "@tetron/models/nearest";
import type { Engine } from "@tetron/verdict/estimate/engine";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { WalletRiskParent } from "./parents.ts";

/** The most neighbours that are shown of a wallet. */
export const MOST_NEAREST = 50;

/** A wallet's own risk; `null` when its history is not held. A millisecond of work. */
export function walletRisk(
  { model, heldOut }: Engine,
  { address, behaviour, wallet44 }: WalletFeatures,
): WalletRiskParent | null {
  if (!behaviour || !wallet44) return null;
  return { ...riskOf(model, behaviour, heldOut(address, wallet44)), address, wallet44 };
}

/** The nearest known wallets, nearest first; a wallet is not its own neighbour. */
export function nearestTo({ index }: Engine, { address, wallet44 }: WalletRiskParent): Neighbour[] {
  return index.nearest(wallet44, MOST_NEAREST, { exclude: new Set([address]) });
}
