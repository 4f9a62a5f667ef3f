import { isTokenContract } from "@tetron/domain/address-kind";
import type { Asset } from "@tetron/domain/asset";
import type { Engine } from "./estimate/engine.ts";
import { type Estimate, estimate } from "./estimate/estimate.ts";
import { NEIGHBOURS } from "./estimate/neighbours.ts";
import { remarksOn } from "./remarks/remarks-on.ts";
import type { SideInputs } from "./score-inputs.ts";
import type { WalletIndex } from "./wallet-index.ts";

/** What is held of one wallet of a payment that is judged without a store. */
export type Recipient = Omit<SideInputs, "isTokenContract" | "reputation" | "neighbours">;

/** A payment judged for its recipient alone. */
export interface RecipientPayment {
  readonly payer: Recipient;
  readonly recipient: Recipient;
  readonly asset: Asset;
  /** Unix milliseconds. */
  readonly at: number;
}

/**
 * Judges a payment as a score does, for evaluations: between two wallets of which nothing else is held, of an
 * amount that is not known. Reputation is left out, because it has learnt from the labels that an evaluation
 * may withhold.
 */
export async function judgeRecipient(
  { engine, index }: { readonly engine: Engine; readonly index: WalletIndex },
  { payer, recipient, asset, at }: RecipientPayment,
): Promise<Estimate> {
  const sideOf = async (wallet: Recipient): Promise<SideInputs> => ({
    ...wallet,
    isTokenContract: isTokenContract(wallet),
    neighbours: await neighboursOf(index, wallet),
    reputation: null,
  });
  const [from, to] = [await sideOf(payer), await sideOf(recipient)];
  return estimate(engine, {
    ...{ at, from, to, coins: null },
    remarks: remarksOn(
      { asset, units: null, falseSymbol: null },
      { from, to, token: [], sameFace: [], resemblance: null },
      engine,
    ),
    ...{ paidBefore: null, askedLastHour: null, screened: true, late: false },
  });
}

/** The nearest neighbours of a wallet whose history is held. */
async function neighboursOf(
  index: WalletIndex,
  { address, features }: Recipient,
): Promise<SideInputs["neighbours"]> {
  if (features === null) return null;
  const { wallets } = await index.nearest(
    { address, wallet44: features.wallet44 },
    NEIGHBOURS,
    new AbortController().signal,
  );
  return { edition: index.edition, fraudShare: index.fraudShare, wallets };
}
