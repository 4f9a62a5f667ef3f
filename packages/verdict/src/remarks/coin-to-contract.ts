import type { Asset } from "@tetron/domain/asset";
import { coinContract } from "@tetron/domain/coin-contract";
import { NETWORKS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Remark } from "../remark.ts";

/** Remarks what a known contract would do with a coin; `null` for a token and for any other recipient. */
export function coinToContract({ contract }: Pick<Asset, "contract">, to: WalletRef): Remark | null {
  const known = contract === null ? coinContract(to.network, to.address) : null;
  if (known === null) return null;
  const coin = NETWORKS[to.network].native;
  const { does, name, source } = known;
  const said = {
    wraps: { code: "WRAPS", title: `The payment has no recipient: ${name} gives the sender W${coin} for it` },
    refuses: { code: "WOULD_REVERT", title: `The payment would fail: ${name} does not take ${coin}` },
  } as const;
  return { ...said[does], side: "to", evidence: [{ name: "recipient_is", value: name, source }] };
}
