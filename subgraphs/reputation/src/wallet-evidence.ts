import type { WalletRef } from "@tetron/domain/wallet";
import { type WalletEvidence, walletEvidence } from "@tetron/models/reputation/wallet-reputation";
import { findHeldEvidence } from "@tetron/verdict/entities/held-evidence";
import type { ReputationDeps } from "./deps.ts";

/** The evidence of wallets for a tenant, in the order requested. */
export async function findEvidence(
  { lake, artifacts }: Pick<ReputationDeps, "lake" | "artifacts">,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<WalletEvidence[]> {
  const held = await findHeldEvidence(lake, { tenant, taxonomy: artifacts.taxonomy }, wallets);
  return held.map((each, i) => walletEvidence(artifacts, wallets[i]!, each));
}
