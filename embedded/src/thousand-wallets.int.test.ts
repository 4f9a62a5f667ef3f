import { anExplorer } from "@tetron/connectors/providers/testing";
import { events } from "@tetron/lake/tables/events";
import { scores } from "@tetron/lake/tables/scores";
import { emptyLake, silent } from "@tetron/lake/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { readSettings } from "@tetron/service/settings";
import type { ScoreInputs } from "@tetron/verdict/score-inputs";
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const WALLETS = 1_000;
/** Seconds of the product in one of the test: the budget, the deadline and the explorer's answers are scaled by it. */
const SCALE = 20;
const BUDGET_PER_SECOND = 5 * SCALE;

const PAYER = `0x${"0b".repeat(20)}`;
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const nobody = (n: number) => `0x${"0a".repeat(18)}${n.toString(16).padStart(4, "0")}`;
const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

test("a thousand scores of a thousand unknown wallets, at five requests a second, are all completed", {
  timeout: 300_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const explorer = stack.use(
    await anExplorer({
      account: (address) => ({
        normal: [1, 2, 3].map((block) => ({
          ...{ blockNumber: `${block}`, timeStamp: `${1_500_000_000 + block}`, hash: `0x${block}` },
          ...{ from: address, to: SHOP, value: "1", isError: "0", methodId: "" },
        })),
        erc20: [],
      }),
    }),
  );
  const settings = readSettings(Settings, {
    TETRON_ETHERSCAN_URL: explorer.url,
    TETRON_ETHERSCAN_PER_SECOND: `${BUDGET_PER_SECOND}`,
    TETRON_SOURCE_DEADLINE_MS: "500",
  });
  const lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal });

  const answered = await Promise.all(
    Array.from({ length: WALLETS }, (_, n) =>
      scoreTransaction(
        platform.scoring,
        CALLER,
        {
          fromAddress: PAYER,
          toAddress: nobody(n),
          ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
        },
        signal,
      ),
    ),
  );
  // Nothing hangs: each is answered, and one without its history says that it is not final.
  for (const { status, recommendation, inputs } of answered) {
    if (inputs.to.features === null) expect({ status, recommendation }).toEqual(PENDING);
    else expect(status).toBe("completed");
  }
  expect(answered.filter(({ status }) => status === "pending").length).toBeGreaterThan(WALLETS / 2);

  const job = platform.jobs.find(({ name }) => name === "scoring.complete-late-scores")!;
  const countOf = async (status: "pending" | "completed" | "failed") =>
    (await lake.db.select({ of: count() }).from(scores).where(eq(scores.status, status)))[0]!.of;
  await expect
    .poll(
      async () => {
        await job.run(signal);
        return await countOf("pending");
      },
      { timeout: 240_000 },
    )
    .toBe(0);

  // Nobody is starved: each has its own history, read once, and its event.
  expect(await countOf("completed")).toBe(WALLETS);
  const completed = await lake.db.select({ inputs: scores.inputs, to: scores.toAddress }).from(scores);
  expect(new Set(completed.map(({ to }) => to)).size).toBe(WALLETS);
  expect(completed.every(({ inputs }) => (inputs as ScoreInputs).to.features !== null)).toBe(true);
  const told = await lake.db.select().from(events).where(eq(events.type, "score.completed"));
  expect(told).toHaveLength(WALLETS);
  const lists = explorer.asked.filter((query) => query.get("action") === "txlist");
  expect(new Set(lists.map((query) => query.get("address"))).size).toBe(WALLETS + 1);
  expect(explorer.asked.length).toBeLessThanOrEqual(4 * (WALLETS + 1));
});

const PENDING = { status: "pending", recommendation: "review" };
