import { WALLET_44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import { openEngine } from "../estimate/open-engine.ts";
import { readPolicy } from "../policy/read-policy.ts";
import { ALICE, anIndex, BOB, featuresOf, onlyIndex } from "../testing.ts";
import { neighbourSource } from "./neighbour-source.ts";
import type { Parties, SideRow } from "./source.ts";

const at = new Date("2025-06-01T00:00:00Z");
const parties: Parties = {
  from: { network: "ethereum", address: ALICE },
  to: { network: "ethereum", address: BOB },
  token: null,
};

function rowOf(column: (typeof WALLET_44)[number], value: number): SideRow {
  const { behaviour, wallet44 } = featuresOf(1);
  wallet44[WALLET_44.indexOf(column)] = value;
  return {
    ...{
      owner: "system" as const,
      lastSeen: at,
      asOf: at,
      coverage: null,
      referenceLabel: null,
      source: "histories",
      updatedAt: at,
    },
    ...{ behaviour: [...behaviour], wallet44: [...wallet44] },
  };
}

test.each([
  ["total_tx", Number.NaN],
  ["avg_received", Number.NaN],
  ["balance", Number.POSITIVE_INFINITY],
  ["erc20_tx", Number.NaN],
  ["erc20_tx", Number.NEGATIVE_INFINITY],
] as const)(
  "a wallet whose %s is %d is near nobody, and the other side is not affected",
  async (column, value) => {
    const { signal } = new AbortController();
    const known = { wallets: { from: rowOf(column, value), to: rowOf("total_tx", 3) }, lists: [] };
    const { ask } = neighbourSource(onlyIndex(anIndex()), 1_000);
    const { neighbours } = await ask({ parties, tenant: "acme", at, known }, signal);
    expect(neighbours.from).toBeNull();
    expect(neighbours.to!.wallets).toHaveLength(4);
  },
);

test("a wallet whose token transfers its source does not tell is compared by the rest", async () => {
  const { signal } = new AbortController();
  const { behaviour, wallet44 } = featuresOf(1);
  const unseen = wallet44.map((number, column) =>
    WALLET_44[column]!.startsWith("erc20_") ? Number.NaN : number,
  );
  const to = { ...rowOf("total_tx", 3), behaviour: [...behaviour], wallet44: [...unseen] };
  const { ask } = neighbourSource(onlyIndex((await openEngine(await readPolicy())).index), 5_000);
  const { neighbours } = await ask(
    { parties, tenant: "acme", at, known: { wallets: { from: undefined, to }, lists: [] } },
    signal,
  );
  for (const { distance } of neighbours.to!.wallets) expect(distance).toBeGreaterThanOrEqual(0);
});
