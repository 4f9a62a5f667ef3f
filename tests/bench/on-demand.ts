/**
 * Wallets that are not held: a score that reads its recipient's history of 200 transactions from an explorer that takes
 * 50 ms for an answer, beside the explorer's answers alone; the same payments once the wallets
 * are held; a hundred scores of one such wallet; and a score of each of two hundred such wallets, all at once at a gateway
 * with its usual places. All in one run.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { anExplorer, type ExplorerAccountRows } from "@tetron/connectors/providers/testing";
import { temporaryFolder } from "@tetron/domain/testing";
import { findAnyScore } from "@tetron/lake/scores";
import { WALLETS } from "../client.ts";
import { openInProcess } from "./inside-platform.ts";
import { timing } from "./quantiles.ts";

const ANSWER_MS = 50;
const TRANSACTIONS = 200;
/** Of the wallets before those that are measured. */
const MORE_TRANSACTIONS = 400;
const COLD_WALLETS = 60;
const AT_ONCE = 100;
const MAX_COLD_MS = 150;
const MANY = 200;
/** The default of a gateway. */
const PLACES = "8";
const RETRY_MS = 1_000;
const COMPLETED_MS = 120_000;

const wallet = (n: number) => `0x${"0b".repeat(17)}${n.toString(16).padStart(6, "0")}`;

const FIRST_WALLETS = new Set(Array.from({ length: 10 }, (_, n) => wallet(500_000 + n)));

function history(address: string): ExplorerAccountRows {
  const isFirst = FIRST_WALLETS.has(address);
  const normal = Array.from({ length: isFirst ? MORE_TRANSACTIONS : TRANSACTIONS }, (_, i) => ({
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
const settings = { TETRON_ETHERSCAN_URL: explorer.url, TETRON_ETHERSCAN_PER_SECOND: "10000" };
const usual = await openInProcess(stack, home, settings);

/** Milliseconds of one call. */
async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

interface Answer {
  readonly id?: string;
  readonly status?: string;
  readonly error?: object;
}

async function post(at: Pick<typeof usual, "url" | "key">, to: string) {
  const response = await fetch(`${at.url}/v1/score`, {
    method: "POST",
    headers: { authorization: `Bearer ${at.key}`, "content-type": "application/json" },
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
  return { http: response.status, ...((await response.json()) as Answer) };
}

async function score(to: string): Promise<void> {
  const { http, status, error } = await post(usual, to);
  if (status !== "completed") throw new Error(`${http}: ${JSON.stringify(error ?? status)}`);
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

// They warm the process. Theirs are the longest histories: one as long as the longest so far takes a request more, which
// makes sure that it was not cut.
for (const first of FIRST_WALLETS) await score(first);
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

// Many wallets at once, at a gateway with its usual places: who is refused for the load comes again.
const busy = await openInProcess(stack, stack.use(temporaryFolder()).path, {
  ...settings,
  ...{ TETRON_MAX_CONCURRENT_REQUESTS: PLACES, LOG_LEVEL: "silent" },
});
for (const first of FIRST_WALLETS) await post(busy, first);

/** Posts until it is answered; each refusal is counted. */
async function insist(to: string, refused: { count: number }): Promise<Answer> {
  for (;;) {
    const answer = await post(busy, to);
    if (answer.http === 200) return answer;
    if (answer.http !== 503) throw new Error(`${answer.http}: ${JSON.stringify(answer.error)}`);
    refused.count += 1;
    // waits: as long as Retry-After says.
    await setTimeout(RETRY_MS);
  }
}

async function burst(name: string, to: (n: number) => string): Promise<readonly Answer[]> {
  const refused = { count: 0 };
  let answers: readonly Answer[] = [];
  const ms = await timed(async () => {
    answers = await Promise.all(Array.from({ length: MANY }, (_, n) => insist(to(n), refused)));
  });
  const pending = answers.filter(({ status }) => status === "pending").length;
  console.log(
    `${MANY} at once, ${name}: all answered in ${ms.toFixed(0)} ms, ${pending} of them pending, ${refused.count} refusals for the load`,
  );
  return answers;
}

await burst("recipient shipped", () => WALLETS.other);
const answered = await burst("each recipient not held", (n) => wallet(800_000 + n));
const began = performance.now();
let left = answered.filter(({ status }) => status === "pending");
while (left.length > 0) {
  if (performance.now() - began > COMPLETED_MS) throw new Error(`${left.length} scores are still pending.`);
  const stored = await Promise.all(left.map(({ id }) => findAnyScore(busy.lake.db, id!)));
  left = left.filter((_, n) => stored[n]?.status === "pending");
  // waits: the job that completes them runs every five seconds.
  await setTimeout(RETRY_MS);
}
console.log(`all completed ${((performance.now() - began) / 1_000).toFixed(0)} s later`);
