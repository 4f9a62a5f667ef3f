/**
 * Payments before they are in a block: from when the node announces one to a client of its own until the platform's
 * stream has its score, beside `POST /v1/score` of such payments in the same run. One after the other; the platform is a
 * process of its own over PGlite, the node is anvil.
 *
 * @module
 */
import { RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { temporaryFolder, until } from "@tetron/domain/testing";
import { WebSocket } from "undici";
import { startEmbedded } from "../platform.ts";
import { timing } from "./quantiles.ts";

const PAYMENTS = 200;
const GOAL_MS = 25;
const WAIT_MS = 60_000;
const wallet = (n: number) => `0x${"0b".repeat(17)}${n.toString(16).padStart(6, "0")}`;

await using stack = new AsyncDisposableStack();
const anvil = stack.use(await startAnvil(1));
const home = stack.use(temporaryFolder()).path;
const { url, key } = stack.use(await startEmbedded(home, { TETRON_RPC_ETHEREUM: anvil.url }));
const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
const addresses = Array.from({ length: PAYMENTS + 1 }, (_, n) => wallet(n));
const body = JSON.stringify({ network: "ethereum", addresses });
const watched = await fetch(`${url}/v1/watch`, { method: "POST", headers, body });
if (!watched.ok) throw new Error(await watched.text());

/** When each was heard of, by its hash. */
const [announced, scored] = [new Map<string, number>(), new Map<string, number>()];
await listen(
  anvil.url,
  {},
  { jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newPendingTransactions"] },
  (message) => {
    if (typeof message.params?.result === "string") announced.set(message.params.result, performance.now());
  },
);
await listen(`${url}/v1/stream`, headers, { action: "subscribe", channels: ["payments"] }, (message) => {
  const hash = message.data?.transaction_hash;
  if (message.data?.status === "pending") scored.set(hash, performance.now());
});

const pay = (n: number): Promise<string> =>
  callNode(anvil.url, "eth_sendTransaction", [{ from: RICH, to: wallet(n), value: "0x5", gas: "0x5208" }]);
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
console.log(`${PAYMENTS} payments, one after the other:`);
console.log(`from the node's announcement to the score on the stream: ${shown(seen)}`);
console.log(`POST /v1/score of such a payment: ${shown(reference)}`);
console.log(
  `ratio of the medians ${(seen.p50 / reference.p50).toFixed(2)}; ${seen.p50 <= GOAL_MS ? "within" : "beyond"} the goal of ${GOAL_MS} ms.`,
);

/** Milliseconds until a payment to a wallet is scored by request. */
async function timeOfScore(n: number): Promise<number> {
  const began = performance.now();
  const payment = { from_address: RICH, to_address: wallet(n), amount: "0.000000000000000005" };
  const response = await fetch(`${url}/v1/score`, {
    ...{ method: "POST", headers },
    body: JSON.stringify({ ...payment, currency: "ETH", network: "ethereum" }),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
  return performance.now() - began;
}

/** Opens a WebSocket, says something, and hears each message; it is closed with the stack. */
async function listen(
  at: string,
  given: Record<string, string>,
  first: object,
  // biome-ignore lint/suspicious/noExplicitAny: messages of two protocols.
  hear: (message: any) => void,
): Promise<void> {
  const socket = new WebSocket(at.replace(/^http/, "ws"), { headers: given });
  stack.defer(() => socket.close());
  const answered = Promise.withResolvers<void>();
  socket.addEventListener("open", () => socket.send(JSON.stringify(first)));
  socket.addEventListener("error", () => answered.reject(new Error(`${at} cannot be listened to.`)));
  socket.addEventListener("message", ({ data }) => {
    answered.resolve();
    hear(JSON.parse(String(data)));
  });
  await answered.promise;
}
