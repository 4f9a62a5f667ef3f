import type { ServerResponse } from "node:http";
import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { providerSettings } from "@tetron/connectors/providers/settings";
import { anExplorer, type ExplorerOptions } from "@tetron/connectors/providers/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import { until } from "@tetron/domain/testing";
import { latestHistory } from "@tetron/lake/histories";
import { emptyLake } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { createLog } from "@tetron/service/log";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openHistoryAsking } from "./ask-history.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const { signal } = new AbortController();
const log = createLog("test", { level: "silent" });

const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const wallet = (n: number) => ({
  network: "ethereum" as const,
  address: `0x${n.toString(16).padStart(40, "0")}`,
});
const account: ExplorerOptions["account"] = (address) => ({
  normal: [1, 2].map((block) => ({
    ...{ blockNumber: `${block}`, timeStamp: `${1_500_000_000 + block}`, hash: `0x${block}` },
    ...{ from: address, to: SHOP, value: "1", isError: "0", methodId: "" },
  })),
  erc20: [],
});

async function askingOf(options: Partial<ExplorerOptions> = {}) {
  const explorer = stack.use(await anExplorer({ account, ...options }));
  const settings = z
    .object(providerSettings)
    .parse({ TETRON_ETHERSCAN_URL: explorer.url, TETRON_ETHERSCAN_PER_SECOND: "1000" });
  return { explorer, asking: openHistoryAsking(stack, { lake, pool: openProviders(stack, settings), log }) };
}

test("a hundred who ask for a wallet at once get one read, and it is held for every tenant", async () => {
  const { explorer, asking } = await askingOf();
  const held = await Promise.all(Array.from({ length: 100 }, () => asking.ask(wallet(1), signal)));
  expect(new Set(held)).toEqual(new Set(["read"]));
  const asked = explorer.asked.map((query) => query.toString());
  expect(new Set(asked).size).toBe(asked.length);
  const [row] = await findWallets(lake.db, ["operator"], [wallet(1)]);
  expect(row).toMatchObject({
    ...{ transactions: 2, source: "etherscan", asOf: expect.any(Date) },
    coverage: { complete: true, reason: "end", share: 1, from: "start" },
  });
  expect(await latestHistory(lake.db, "operator", wallet(1))).toMatchObject({ transactions: 2 });
});

test("who leaves ends nobody else's reading", async () => {
  const { asking } = await askingOf();
  const leaving = asking.ask(wallet(2), AbortSignal.abort(new Error("left")));
  const staying = asking.ask(wallet(2), signal);
  await expect(leaving).rejects.toThrow("left");
  expect(await staying).toBe("read");
});

test("a wallet without entries is not stored, and not asked for again at once", async () => {
  const { explorer, asking } = await askingOf({ account: () => undefined });
  expect(await asking.ask(wallet(3), signal)).toBe("none");
  const { length } = explorer.asked;
  expect(await asking.ask(wallet(3), signal)).toBe("none");
  expect(explorer.asked).toHaveLength(length);
  expect(await findWallets(lake.db, ["operator"], [wallet(3)])).toEqual([undefined]);
});

test("an explorer that refuses the key holds no score up, and its answer is not stored", async () => {
  const { asking } = await askingOf({
    fault: (_, response) => {
      response.end(JSON.stringify({ status: "0", message: "NOTOK", result: "Invalid API Key" }));
      return true;
    },
  });
  expect(await asking.ask(wallet(4), signal)).toBe("unavailable");
  expect(await findWallets(lake.db, ["operator"], [wallet(4)])).toEqual([undefined]);
});

test("of a long history both ends are read at once, and the rest later, once", async () => {
  const long = Array.from(
    { length: 1_500 },
    (_, n) =>
      account(wallet(5).address)!.normal.map((row) => ({
        ...row,
        ...{ blockNumber: `${n}`, timeStamp: `${1_500_000_000 + n}`, hash: `0x${n}` },
      }))[0]!,
  );
  const { explorer, asking } = await askingOf({ account: () => ({ normal: long, erc20: [] }) });
  expect(await asking.ask(wallet(5), signal)).toBe("read");
  const held = async () => (await findWallets(lake.db, ["operator"], [wallet(5)]))[0]!;
  expect(await held()).toMatchObject({
    transactions: 1_000,
    coverage: { complete: false, from: "both_ends" },
  });

  await asking.readRest(signal);
  expect(await held()).toMatchObject({ transactions: 1_500, coverage: { complete: true, reason: "end" } });
  const { length } = explorer.asked;
  await asking.readRest(signal);
  expect(explorer.asked).toHaveLength(length);
});

test("a wallet that has changed is read again, also while a reading from before goes on", async () => {
  const held: ServerResponse[] = [];
  let rows = account(wallet(6).address)!;
  let isHolding = true;
  const { asking } = await askingOf({
    account: () => rows,
    fault: (query, response) => isHolding && query.get("action") === "txlist" && held.push(response) > 0,
  });
  const before = asking.ask(wallet(6), signal);
  await until("the explorer is asked", async () => held.length > 0 || undefined, 10_000);
  const [row] = rows.normal;
  rows = {
    ...rows,
    normal: [...rows.normal, { ...row!, blockNumber: "9", timeStamp: "1500000009", hash: "0x9" }],
  };
  const again = asking.askAgain(wallet(6), new Date(), signal);
  isHolding = false;
  for (const response of held) response.end(JSON.stringify({ status: "1", message: "OK", result: [row] }));
  expect(await before).toBe("read");
  expect(await again).toBe("read");
  const count = async () => (await findWallets(lake.db, ["operator"], [wallet(6)]))[0]!.transactions;
  expect(await count()).toBe(3);
  expect(await asking.ask(wallet(6), signal)).toBe("held");
  expect(await asking.askAgain(wallet(6), new Date(Date.now() + HOUR_MS), signal)).toBe("read");
});
