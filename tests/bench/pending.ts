/**
 * Payments before they are in a block: from when the node announces one to a client of its own until the platform's
 * stream has its score, beside `POST /v1/score` of such payments in the same run. One after the other; the platform is a
 * process of its own over PGlite, the nodes are anvil and bitcoind. `--only ethereum` or `bitcoin` measures one.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { temporaryFolder, until } from "@tetron/domain/testing";
import { startEmbedded } from "../platform.ts";
import { bitcoinFamily } from "./pending/bitcoin.ts";
import { evmFamily } from "./pending/evm.ts";
import type { MeasuredFamily } from "./pending/family.ts";
import { listen } from "./pending/listen.ts";
import { timing } from "./quantiles.ts";

const PAYMENTS = 200;
const GOAL_MS = 25;
const WAIT_MS = 60_000;
const FAMILIES = { ethereum: evmFamily, bitcoin: bitcoinFamily };

const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
for (const [network, open] of Object.entries(FAMILIES)) {
  if (only !== undefined && only !== network) continue;
  await using stack = new AsyncDisposableStack();
  await measure(stack, await open(stack));
}

async function measure(stack: AsyncDisposableStack, family: MeasuredFamily): Promise<void> {
  const { network, wallet, pay, announced } = family;
  const home = stack.use(temporaryFolder()).path;
  const { url, key } = stack.use(await startEmbedded(home, family.env));
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const addresses = Array.from({ length: PAYMENTS + 1 }, (_, n) => wallet(n));
  const body = JSON.stringify({ network, addresses });
  const watched = await fetch(`${url}/v1/watch`, { method: "POST", headers, body });
  if (!watched.ok) throw new Error(await watched.text());
  const scored = new Map<string, number>();
  const first = { action: "subscribe", channels: ["payments"] };
  await listen(stack, { at: `${url}/v1/stream`, headers, first }, (message) => {
    const hash = message.data?.transaction_hash;
    if (message.data?.status === "pending") scored.set(hash, performance.now());
  });
  const isScored = (hash: string) => until("a payment is scored", async () => scored.has(hash), WAIT_MS);

  // The first one waits for the platform to begin to listen.
  await isScored(await pay(PAYMENTS));
  const hashes: string[] = [];
  const asked: number[] = [];
  for (let n = 0; n < PAYMENTS; n++) {
    const hash = await pay(n);
    hashes.push(hash);
    await isScored(hash);
    asked.push(await timeOfScore(PAYMENTS + 1 + n));
  }
  const seen = timing(
    hashes.map((hash) => scored.get(hash)! - announced.get(hash)!),
    1,
  );
  const reference = timing(asked, 1);
  const shown = ({ p50, p99 }: typeof seen) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  console.log(`${PAYMENTS} payments on ${network}, one after the other:`);
  console.log(`from the node's announcement to the score on the stream: ${shown(seen)}`);
  console.log(`POST /v1/score of such a payment: ${shown(reference)}`);
  console.log(
    `ratio of the medians ${(seen.p50 / reference.p50).toFixed(2)}; ${seen.p50 <= GOAL_MS ? "within" : "beyond"} the goal of ${GOAL_MS} ms.`,
  );

  /** Milliseconds until a payment to a wallet is scored by request. */
  async function timeOfScore(n: number): Promise<number> {
    const began = performance.now();
    const response = await fetch(`${url}/v1/score`, {
      ...{ method: "POST", headers },
      body: JSON.stringify({ ...family.payment, to_address: wallet(n), network }),
    });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
    return performance.now() - began;
  }
}
