import { DAY_MS } from "@tetron/domain/durations";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { loadLabels } from "@tetron/lake/labels";
import { emptyLake, silent } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { afterAll, expect, test } from "vitest";
import { ALICE, BOB, featuresOf } from "../testing.ts";
import { askForWallets } from "./ask-for-wallets.ts";
import type { HistoryAsking } from "./history-asking.ts";
import { openSeats } from "./seats.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const AT = new Date("2026-11-29T00:00:00Z");
const by = { tenant: "acme", at: AT, signal: new AbortController().signal };
const walletOf = (address: string) => ({ network: "ethereum" as const, address });
const nobody = (n: number) => walletOf(`0x${n.toString(16).padStart(40, "0")}`);

function door(ask: HistoryAsking["ask"], isConfigured = true) {
  const parts = { taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, deadlineMs: 50 };
  return askForWallets({ lake, log: silent, asking: { isConfigured, ask, seats: openSeats() }, ...parts });
}

test("of many wallets each says by itself why nothing is held", async () => {
  const results = ["read", "none", "unavailable", "not_configured"] as const;
  const askFor = door(async ({ address }, signal) => {
    const result = results[Number(address)];
    if (result !== undefined) return result;
    if (address.endsWith("5")) throw new TypeError("a service that answers nonsense");
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
  });
  const asked = await askFor([0, 1, 2, 3, 4, 5].map(nobody), by);
  expect(asked.map(({ absent }) => absent)).toEqual([
    ...[undefined, "missing", "unavailable", "not_configured", "late", "late"],
  ]);
});

test("a wallet that is held and not due, and one that a list names as a service, are not asked for", async () => {
  const { behaviour, wallet44 } = featuresOf(1);
  const held = {
    ...walletOf(ALICE),
    owner: "operator" as const,
    source: "etherscan",
    asOf: AT,
    updatedAt: AT,
  };
  const features = { behaviour: [...behaviour], wallet44: [...wallet44] };
  await putWallets(lake.db, [{ ...held, ...features, lastSeen: new Date(AT.getTime() - DAY_MS) }]);
  const list = { name: "list", version: "1", url: "https://x.test", owner: "operator" as const };
  await loadLabels(lake, { ...list, network: "*", asOf: AT }, [
    { network: "ethereum", address: BOB, label: "exchange", name: "An exchange" },
  ]);
  const asked: string[] = [];
  const askFor = door(async ({ address }) => {
    asked.push(address);
    return "read";
  });
  const answered = await askFor([ALICE, BOB, nobody(9).address].map(walletOf), by);
  expect(asked).toEqual([nobody(9).address]);
  expect(answered.map(({ absent }) => absent)).toEqual([undefined, "missing", undefined]);
});

test("without a provider nobody is asked, and a request that is over ends the asking", async () => {
  const never: HistoryAsking["ask"] = () => new Promise(() => {});
  expect(await door(never, false)([nobody(1)], by)).toEqual([{ ...nobody(1), absent: "not_configured" }]);
  const leaving = AbortSignal.abort(new Error("left"));
  await expect(door(never)([nobody(1)], { ...by, signal: leaving })).rejects.toThrow("left");
});
