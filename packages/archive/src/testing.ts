import type { Block } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { putLinks } from "@tetron/lake/address-links";
import { putHeaders } from "@tetron/lake/chain-headers";
import type { Lake } from "@tetron/lake/lake";
import { putMovements } from "@tetron/lake/movements";

/** A block that pays one address, with more digits than a double or 128 bits have. */
export function aPayingBlock(height: number, network: Network = "ethereum", day = "2026-11-28"): Block {
  const wallet = `0x${height.toString(16).padStart(40, "0")}`;
  const payer = `0x${"f".repeat(40)}`;
  const units = 10n ** 50n + BigInt(height);
  const movement = { transaction: 0, asset: "eip155:1/slip44:60", kind: "native" } as const;
  return {
    ...{ network, height, hash: `0x${height}`, parentHash: `0x${height - 1}` },
    timestamp: Date.parse(day) / 1_000 + height,
    transactions: [
      {
        ...{ index: 0, hash: `0xt${height}`, from: payer, to: wallet, contract: null },
        ...{ value: units, failed: false, methodId: null },
      },
    ],
    movements: [
      { ...movement, index: 0, wallet: payer, counterparty: wallet, delta: -units },
      { ...movement, index: 1, wallet, counterparty: payer, delta: units },
    ],
  };
}

/** Keeps final blocks, as a backfill does. */
export async function keepFinal(lake: Lake, blocks: readonly Block[]): Promise<void> {
  await lake.transaction(async ({ db }) => {
    await putMovements(db, blocks);
    await putLinks(db, blocks);
    await putHeaders(db, blocks);
  });
}
