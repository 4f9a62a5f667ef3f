import { readFileSync } from "node:fs";
import { findAsset } from "@tetron/domain/asset";
import { ASSET_TABLE } from "@tetron/domain/asset-table";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Lake } from "@tetron/lake/lake";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable, type ReferenceWallet } from "@tetron/models/reference-table";
import type { ShippedLists } from "@tetron/models/shipped-lists";
import type { PaymentInput } from "@tetron/verdict/payment";
import { asc, eq } from "drizzle-orm";
import { madeUpAddress } from "./addresses.ts";

const TOTAL_TX = WALLET_44.indexOf("total_tx");
const SENT_TX = WALLET_44.indexOf("sent_tx");
const MAX_SENT = WALLET_44.indexOf("max_sent");
const BUSIEST_DAY = BEHAVIOUR.indexOf("busiest_day_tx");

/** Shipped wallets by the property that they are used for. */
export function shippedWallets() {
  const table = decodeReferenceTable(readFileSync(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
  const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
  const honest = active.filter(({ fraud }) => !fraud);
  // A canary has no estimate by trees that were not fitted to it.
  const estimated = honest.filter(({ heldOutLogOdds }) => heldOutLogOdds !== null);
  const byRisk = estimated.toSorted((a, b) => b.heldOutLogOdds! - a.heldOutLogOdds!);
  const pick = (wallets: readonly ReferenceWallet[]) => (n: number) =>
    wallets[(n * 7_919) % wallets.length]!.address;
  return {
    honest: pick(honest),
    fraud: pick(active.filter(({ fraud }) => fraud)),
    /** With a single transaction. */
    short: pick(honest.filter(({ vector44 }) => vector44[TOTAL_TX] === 1)),
    /** With many payments, and never many on one day. */
    calm: honest.find(
      ({ vector44, behaviour }) =>
        vector44[SENT_TX]! >= 8 && vector44[MAX_SENT]! > 0.01 && behaviour[BUSIEST_DAY]! <= 4,
    )!,
    silent: pick(table.wallets.filter(({ firstSeen }) => firstSeen === null)),
    /** The `n`th most fraud-like honest wallet, from 0. */
    suspect: (n: number) => byRisk[n]!.address,
    /** The `n`th least fraud-like honest wallet, from 0. */
    clean: (n: number) => byRisk.at(-1 - n)!.address,
  };
}

/** 1.5 times the largest payment of a wallet. */
export function unusualAmount({ vector44 }: ReferenceWallet): string {
  return (vector44[MAX_SENT]! * 1.5).toFixed(6);
}

/** A payment of an asset; the amount varies with `n` from a thousandth to far more than usual. */
export function paymentOf(
  n: number,
  network: Network,
  [fromAddress, toAddress]: readonly [string, string],
  currency: string = NETWORKS[network].native,
): PaymentInput {
  const amount = ["0.001", "0.05", "1", "12.5", "333.3333", "20000"][n % 6]!;
  return { fromAddress, toAddress, amount, currency, network };
}

/** A payment of every asset on its network, between unknown wallets. */
export function everyAsset(): PaymentInput[] {
  return ASSET_TABLE.map(({ symbol, network }, n) =>
    paymentOf(n, network, [madeUpAddress(network, 2 * n), madeUpAddress(network, 2 * n + 1)], symbol),
  );
}

/** A token that Tetron does not know. */
const UNKNOWN_TOKEN = `eip155:1/erc20:${madeUpAddress("ethereum", 4)}`;

/** Payments that a network refuses or that make no sense, each with its remark. */
export function senseless(payer: string): PaymentInput[] {
  const contractOf = (symbol: string) => findAsset("ethereum", symbol).contract!;
  const [first, second] = [madeUpAddress("bitcoin", 1), madeUpAddress("bitcoin", 2)];
  return [
    paymentOf(2, "ethereum", [payer, contractOf("USDT")]),
    paymentOf(2, "ethereum", [payer, contractOf("USDT")], "USDT"),
    paymentOf(2, "ethereum", [payer, contractOf("WETH")]),
    paymentOf(2, "bsc", [payer, contractOf("USDT")]),
    { ...paymentOf(0, "bitcoin", [first, second]), amount: "0.00000100" },
    ...[null, "USDT"].map((currencySymbol) => ({
      ...paymentOf(2, "ethereum", [payer, madeUpAddress("ethereum", 3)], UNKNOWN_TOKEN),
      currencySymbol,
    })),
    { ...paymentOf(0, "solana", [madeUpAddress("solana", 1), madeUpAddress("solana", 2)]), amount: "0.0001" },
  ];
}

/** Up to `most` listed wallets of each network, spread over the words as evenly as possible. */
export async function listedWallets(
  { db }: Lake,
  { lists }: ShippedLists,
  most: number,
): Promise<PaymentInput[]> {
  const found: PaymentInput[] = [];
  const labels = lists.flatMap((list) => [...list.entries()]);
  for (const network of NETWORK_IDS) {
    const words = Map.groupBy(
      labels.filter((each) => each.network === network),
      ({ label }) => label,
    );
    const listed = [...words.keys()].sort().map((word) => words.get(word)![0]!);
    const barred = await db
      .select({ address: sanctions.address })
      .from(sanctions)
      .where(eq(sanctions.network, network))
      .orderBy(asc(sanctions.address))
      .limit(3);
    const stride = Math.max(1, Math.floor(listed.length / most));
    const chosen = listed.filter((_, i) => i % stride === 0).slice(0, most);
    for (const [n, { address }] of [...chosen, ...barred].entries()) {
      const other = madeUpAddress(network, n);
      found.push(paymentOf(n, network, n % 3 === 0 ? [address, other] : [other, address]));
    }
  }
  return found;
}
