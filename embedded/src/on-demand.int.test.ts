import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import { anExplorer, type ExplorerAccountRows } from "@tetron/connectors/providers/testing";
import { walletFacts } from "@tetron/ingestion/wallet-facts";
import { findAnyScore } from "@tetron/lake/scores";
import { emptyLake, silent } from "@tetron/lake/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { readSettings } from "@tetron/service/settings";
import { openEditions } from "@tetron/verdict/editions/editions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

/** Wallets that nobody holds; each has the history of the sample's account in its place. */
const nobody = (n: number) => `0x${"0d".repeat(18)}${n.toString(16).padStart(4, "0")}`;
const SAMPLE = new URL(
  "../../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz",
  import.meta.url,
);
const lines = gunzipSync(await readFile(SAMPLE))
  .toString()
  .trim()
  .split("\n")
  .slice(0, 40);
const accounts = new Map(lines.map((line, n) => [nobody(n), rawOf(line, nobody(n))]));

type RawList = ExplorerAccountRows["normal"];

function rawOf(line: string, address: string): ExplorerAccountRows {
  const { address: sampled } = JSON.parse(line) as { address: string };
  const raw = JSON.parse(line.replaceAll(sampled, address)) as { normal: RawList; erc20?: RawList };
  return { normal: rowsOf(raw.normal), erc20: rowsOf(raw.erc20 ?? []) };
}

/** As an explorer lists them. */
function rowsOf(list: RawList): RawList {
  return list.toSorted((a, b) => Number(a.blockNumber) - Number(b.blockNumber));
}

/** Set: the explorer keeps its answers back. */
let held: ServerResponse[] | undefined;
let platform: Platform;
beforeAll(async () => {
  const explorer = stack.use(
    await anExplorer({
      account: (address) => accounts.get(address),
      fault: (_, response) => held !== undefined && held.push(response) > 0,
    }),
  );
  const settings = readSettings(Settings, {
    TETRON_ETHERSCAN_URL: explorer.url,
    TETRON_ETHERSCAN_PER_SECOND: "1000",
    TETRON_SOURCE_DEADLINE_MS: "5000",
  });
  const lake = stack.use(await emptyLake());
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
});

const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
const pay = (fromAddress: string, toAddress: string) =>
  scoreTransaction(
    platform.scoring,
    CALLER,
    { fromAddress, toAddress, amount: "0.5", currency: "ETH", network: "ethereum" },
    signal,
  );

function factsOf(address: string) {
  return walletFacts(parseExplorerAccount({ address, ...accounts.get(address)! }).history);
}

test("wallets that were never seen are read, scored with the features of their whole histories, and replayed", async () => {
  for (let n = 0; n < accounts.size - 3; n += 2) {
    const score = await pay(nobody(n), nobody(n + 1));
    expect(score.status).toBe("completed");
    for (const [side, address] of [
      ["from", nobody(n)],
      ["to", nobody(n + 1)],
    ] as const) {
      const { behaviour, wallet44 } = factsOf(address);
      const { features } = score.inputs[side];
      expect([...features!.behaviour]).toEqual(behaviour);
      expect([...features!.wallet44]).toEqual(wallet44);
    }
    const [from] = score.sources;
    expect(from).toMatchObject({ name: "from_wallet", status: "ok", provider: "etherscan" });
    expect(from).toMatchObject({ coverage: { complete: true, reason: "end", share: 1, from: "start" } });
    expect(from!.ageSeconds).toBeLessThan(60);
    const { lake, scoring } = platform;
    const editions = openEditions({ current: scoring, folder: undefined });
    expect(await replay({ lake, editions }, score.id, signal)).toMatchObject({ equal: true });
  }
});

test("a history that is late makes the score pending, and completes it when it has come", async () => {
  held = [];
  const score = await pay(nobody(accounts.size - 2), nobody(accounts.size - 1));
  expect(score).toMatchObject({ status: "pending", recommendation: "review" });
  const kept = held;
  held = undefined;
  // As an explorer that hangs up: what was asked is asked again.
  for (const response of kept) response.destroy();
  const job = platform.jobs.find(({ name }) => name === "scoring.complete-late-scores")!;
  await expect
    .poll(
      async () => {
        await job.run(signal);
        return (await findAnyScore(platform.lake.db, score.id))?.status;
      },
      { timeout: 30_000 },
    )
    .toBe("completed");
  const completed = await findAnyScore(platform.lake.db, score.id);
  const { inputs } = completed as typeof score;
  const { behaviour } = factsOf(nobody(accounts.size - 2));
  expect([...inputs.from.features!.behaviour]).toEqual(behaviour);
}, 60_000);
