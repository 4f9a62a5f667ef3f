import { anExplorer } from "@tetron/connectors/providers/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { readSettings } from "@tetron/service/settings";
import { expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const AT_ONCE = 100;
/** Longer than an answer that does not wait for a provider takes. */
const ANSWER_MS = 300;

const PAYER = `0x${"0b".repeat(20)}`;
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const nobody = (n: number) => `0x${"0a".repeat(18)}${n.toString(16).padStart(4, "0")}`;
const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

test("a hundred scores of one wallet that is not held are one reading, and all are completed, while others wait", {
  timeout: 60_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const explorer = stack.use(
    await anExplorer({
      answerMs: ANSWER_MS,
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
    TETRON_ETHERSCAN_PER_SECOND: "1000",
    TETRON_SOURCE_DEADLINE_MS: "5000",
  });
  const lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const { scoring } = await openPlatform(stack, { lake, settings, log: silent, signal });
  const pay = (toAddress: string) =>
    scoreTransaction(
      scoring,
      CALLER,
      { fromAddress: PAYER, toAddress, amount: "0.5", currency: "ETH", network: "ethereum" },
      signal,
    );
  await pay(SHOP);

  const before = explorer.asked.length;
  const ofOne = Array.from({ length: AT_ONCE }, () => pay(nobody(1)));
  const ofMany = Array.from({ length: AT_ONCE }, (_, n) => pay(nobody(1_000 + n)));
  const one = await Promise.all(ofOne);
  expect(new Set(one.map(({ status }) => status))).toEqual(new Set(["completed"]));
  const asked = explorer.asked.slice(before).filter((query) => query.get("address") === nobody(1));
  // Its two lists, and what makes sure that the longest history so far was not cut.
  expect(asked.length).toBeLessThanOrEqual(3);
  // Two of them have a place beside it; the others wait for nothing.
  const many = await Promise.all(ofMany);
  const completed = many.filter(({ status }) => status === "completed");
  expect(completed.length).toBeGreaterThan(0);
  expect(completed.length).toBeLessThanOrEqual(4);
});
