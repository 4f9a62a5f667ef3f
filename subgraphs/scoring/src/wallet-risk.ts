import { historyAge } from "@tetron/features/history-age";
import type { WalletFeatures } from "@tetron/lake/wallets";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { Verdict } from "@tetron/verdict/open-verdict";
import { abstention } from "@tetron/verdict/remarks/abstention";
import type { WalletRiskParent } from "./parents.ts";

/** A wallet's own risk; `null` without a history, or where the model abstains. Takes a millisecond. */
export function walletRisk(
  { engine, shelfLives }: Pick<Verdict, "engine" | "shelfLives">,
  wallet: WalletFeatures,
): WalletRiskParent | null {
  const { network, address, behaviour, wallet44, coverage } = wallet;
  if (!behaviour || !wallet44) return null;
  if (abstention({ network, features: behaviour, coverage }, engine.model.networks) !== null) return null;
  const risk = riskOf(engine.model, behaviour, engine.heldOut(address, wallet44));
  return { ...risk, engine, address, wallet44, behaviour, history: historyAge(shelfLives, wallet) };
}
