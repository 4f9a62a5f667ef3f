/**
 * Wallets that are not held: a score that reads its recipient's history of 200 transactions from an explorer that takes
 * 50 ms for an answer, beside the explorer's answers alone; a hundred scores of one such wallet; and the same payments
 * once the wallets are held. All in one run.
 *
 * @module
 */
import { anExplorer, type ExplorerAccountRows } from "@tetron/connectors/providers/testing";
import { temporaryFolder } from "@tetron/domain/testing";
import { WALLETS } from "../client.ts";
import { openInProcess } from "./inside-platform.ts";
import { timing } from "./quantiles.ts";

const ANSWER_MS = 50;
const TRANSACTIONS = 200;
const COLD_WALLETS = 60;
const AT_ONCE = 100;
const MAX_COLD_MS = 150;

const wallet = (n: number) => `0x${"0b".repeat(17)}${n.toString(16).padStart(6, "0")}`;

function history(address: string): ExplorerAccountRows {
  const normal = Array.from({ length: TRANSACTIONS }, (_, i) => ({
    blockNumber: `${4_000_000 + i * 50}`,
    timeStamp: `${1_500_000_000 + i * 700}`,
    hash: `0x${i.toString(16).padStart(64, "0")}`,
    ...(i % 3 === 0
      ? { from: WALLETS.other, to: address }
      : { from: address, to: wallet(900_000 + (i % 40)) }),
    ...{ value: `${10n ** 17n + BigInt(i)}`, isError: "0", input: "0x", methodId: "0x", contractAddress: "" },
  }));
  return { normal, erc20: [] };
}

await using stack = new AsyncDisposableStack();
const home = stack.use(temporaryFolder()).path;
const explorer = stack.use(await anExplorer({ account: history, answerMs: ANSWER_MS }));
const { url, key } = await openInProcess(stack, home, {
  TETRON_ETHERSCAN_URL: explorer.url,
  TETRON_ETHERSCAN_PER_SECOND: "10000",
});

/** Milliseconds of one call. */
async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

async function score(to: string): Promise<void> {
  const response = await fetch(`${url}/v1/score`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      ...{
        from_address: WALLETS.ordinary,
        to_address: to,
        amount: "0.5",
        currency: "ETH",
        network: "ethereum",
      },
    }),
  });
  const { status, error } = (await response.json()) as { status?: string; error?: object };
  if (status !== "completed") throw new Error(`${response.status}: ${JSON.stringify(error ?? status)}`);
}

/** What the explorer alone takes for a wallet's two lists, asked at once. */
async function answers(address: string): Promise<void> {
  const list = async (action: string) => {
    const query = new URLSearchParams({ module: "account", action, address, startblock: "0", sort: "asc" });
    const response = await fetch(`${explorer.url}?${query}&chainid=1&page=1&offset=1000`);
    await response.json();
  };
  await Promise.all([list("txlist"), list("tokentx")]);
}

async function series(name: string, call: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < COLD_WALLETS; n++) times.push(await timed(() => call(n)));
  const { p50, p99 } = timing(times, 1);
  console.log(`${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${times.length} times`);
  return p50;
}

// The first wallets tell how many rows the explorer gives at once, and warm the process.
for (let n = 0; n < 10; n++) await score(wallet(500_000 + n));
const alone = await series("the explorer's answers alone", (n) => answers(wallet(n)));
const cold = await series(`score, recipient not held (p50 at most ${MAX_COLD_MS} ms)`, (n) =>
  score(wallet(n)),
);
const warm = await series("score, recipient held", (n) => score(wallet(n)));
const known = await series("score, recipient shipped", () => score(WALLETS.other));
console.log(
  `cold / answers alone ${(cold / alone).toFixed(2)}, ${(cold - alone).toFixed(1)} ms more; held / shipped ${(warm / known).toFixed(2)}`,
);

const before = explorer.asked.length;
const together = await timed(() =>
  Promise.all(Array.from({ length: AT_ONCE }, () => score(wallet(700_000)))),
);
console.log(
  `${AT_ONCE} scores of one wallet that is not held: ${explorer.asked.length - before} requests to the explorer, ${together.toFixed(0)} ms in all`,
);
