/**
 * How fast blocks are followed, with the node out of the way: answers of an anvil (20 transactions a block), of a
 * bitcoin node (a hundred payees a block) and of litesvm (20 transactions a block) are recorded, and then read from
 * memory, parsed and checked as usual, into an empty PostgreSQL.
 *
 * - Catching up: blocks and transactions a second, beside the floor, which is the movements and transactions of the same
 *   blocks by bulk inserts alone, in the same commits; and beside the floor of all rows that are stored then, with
 *   states of wallets, their tallies and what undoes them. The goal is at least half of the floor.
 * - Live: from when a block is the newest until the features of the wallets that it touches are committed; the goal is a
 *   median of 16 ms.
 *
 * Medians of `--rounds N` (3). `--blocks N` (300) are recorded, `--only ethereum`, `bitcoin` or `solana` measures one, `--json`
 * prints one object.
 *
 * - Memory, with `--minutes N` (10 for a judgement): one follower and one store, a block after the other, heap and resident set
 *   once a second after a collection of garbage. Exits with 1 when a line through them rises by more than 1 % a minute.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { installPaying, minePayments } from "@tetron/connectors/anvil/payments/testing";
import { startAnvil } from "@tetron/connectors/anvil/testing";
import { bitcoindCommand, fund, startBitcoind } from "@tetron/connectors/bitcoind/testing";
import bitcoin from "@tetron/connectors/chains/bitcoin/chain";
import ethereum from "@tetron/connectors/chains/ethereum/chain";
import solana from "@tetron/connectors/chains/solana/chain";
import { parentHeightOf } from "@tetron/connectors/follow/chain-source";
import { aSvmNode } from "@tetron/connectors/litesvm/front/testing";
import { startChain } from "@tetron/connectors/litesvm/testing";
import { startTraffic } from "@tetron/connectors/litesvm/traffic/testing";
import { callNode } from "@tetron/connectors/testing";
import { minePaid } from "@tetron/ingestion/follow/bitcoind/testing";
import { measureCatchUp, measureLive, sizeOf } from "./ingest/measure.ts";
import { type MemoryRun, measureMemory } from "./ingest/memory.ts";
import { recordedRpc } from "./ingest/recorded-rpc.ts";
import { median } from "./quantiles.ts";

/** Blocks at the end that are measured one by one. */
const LIVE_BLOCKS = 100;
const GOAL_RATIO = 0.5;
const GOAL_MS = 16;
/** Of what is used, a minute: less is not told from noise. */
const MAX_GROWTH = 0.01;
const PAYEES = ["legacy", "p2sh-segwit", "bech32", "bech32m"];
/** Transactions of each block of Solana. */
const SVM_TRANSACTIONS = 20;
/** Addresses that each block of bitcoin pays. */
const PAID_ADDRESSES = 100;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    blocks: { type: "string", default: "300" },
    only: { type: "string" },
    minutes: { type: "string", default: "0" },
    json: { type: "boolean", default: false },
  },
});
const [rounds, blocks, minutes] = [values.rounds, values.blocks, values.minutes].map(Number) as [
  number,
  number,
  number,
];
const { signal } = new AbortController();

const MEASURED = { ethereum: measureEthereum, bitcoin: measureBitcoin, solana: measureSolana } as const;
const OPENED = { ethereum: ethereum.blocks!, bitcoin: bitcoin.blocks!, solana: solana.blocks! } as const;

const found = [];
for (const [network, measureNetwork] of Object.entries(MEASURED))
  if (values.only === undefined || values.only === network) found.push(await measureNetwork());
if (values.json) console.log(JSON.stringify(found));

async function measureEthereum() {
  await using anvil = await startAnvil(1);
  await installPaying(anvil);
  note(`mining ${blocks} blocks of an anvil`);
  await minePayments(anvil, blocks);
  // The node is disposed of when this returns.
  return await measure("ethereum", anvil.url);
}

async function measureBitcoin() {
  const program = await bitcoindCommand();
  if (typeof program === "string") throw new Error(program);
  await using node = await startBitcoind(program);
  await fund(node, 100);
  const payees: string[] = [];
  for (let i = 0; i < PAID_ADDRESSES; i++)
    payees.push(await callNode(node.url, "getnewaddress", ["", PAYEES[i % PAYEES.length]!]));
  note(`mining ${blocks} blocks of a bitcoin node`);
  await minePaid(node, blocks, payees);
  // The node is disposed of when this returns.
  return await measure("bitcoin", node.url);
}

async function measureSolana() {
  await using stack = new AsyncDisposableStack();
  const svm = startChain();
  const traffic = await startTraffic(svm);
  note(`producing ${blocks} blocks of litesvm`);
  await traffic.produce(blocks, 0, SVM_TRANSACTIONS);
  // The node is disposed of when this returns.
  return await measure("solana", stack.use(await aSvmNode(svm)).url);
}

async function measure(network: keyof typeof OPENED, url: string) {
  const rpc = recordedRpc(network, url);
  using source = OPENED[network](rpc, [url]);
  const head = await source.nextHead(undefined, signal);
  note(`${network}: recording`);
  const { steps } = await measureCatchUp(source, head);
  const live = [head];
  for (let [first] = live; live.length < LIVE_BLOCKS; [first] = live)
    live.unshift(await source.refOf({ height: parentHeightOf(first!), hash: first!.parentHash! }, signal));
  // Following them one by one asks for more.
  await measureLive(source, live);
  const recorded = rpc.asked();
  const memory =
    minutes > 0
      ? await measureMemory(
          steps.flatMap((step) => step.blocks),
          minutes,
        )
      : undefined;
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    note(`${network}: round ${round + 1} of ${rounds}`);
    const { steps: _steps, ...caughtUp } = await measureCatchUp(source, head);
    runs.push({ ...caughtUp, liveMs: median(await measureLive(source, live)) });
  }
  const size = sizeOf(steps);
  const [ms, floorMs] = [median(runs.map((run) => run.ms)), median(runs.map((run) => run.floorMs))];
  const ratio = median(runs.map((run) => run.floorMs / run.ms));
  const ratioOfAllRows = median(runs.map((run) => run.allRowsMs / run.ms));
  const liveMs = median(runs.map((run) => run.liveMs));
  const perSecond = (count: number, time: number) => Math.round((count * 1_000) / time);
  if (!values.json) {
    console.log(
      `${network}: ${size.blocks} blocks, ${size.transactions} transactions, ${size.movements} movements`,
    );
    console.log(
      `  follower  ${perSecond(size.blocks, ms)} blocks/s, ${perSecond(size.transactions, ms)} transactions/s`,
    );
    console.log(
      `  floor     ${perSecond(size.blocks, floorMs)} blocks/s, ${perSecond(size.transactions, floorMs)} transactions/s`,
    );
    console.log(
      `  ratio     ${ratio.toFixed(2)} of the floor, ${ratioOfAllRows.toFixed(2)} of that of all rows (goal ${GOAL_RATIO})`,
    );
    console.log(
      `  live      ${liveMs.toFixed(1)} ms from the head to committed features, p50 (goal ${GOAL_MS})`,
    );
    if (rpc.asked() > recorded) console.log(`  ${rpc.asked() - recorded} answers were not recorded`);
  }
  if (memory !== undefined) judgeMemory(memory);
  return { network, ...size, ms, floorMs, ratio, ratioOfAllRows, liveMs, memory };
}

function judgeMemory({ heapMiB, rssMiB, heapMiBPerMinute, rssMiBPerMinute, ...run }: MemoryRun): void {
  const isFlat = heapMiBPerMinute <= heapMiB * MAX_GROWTH && rssMiBPerMinute <= rssMiB * MAX_GROWTH;
  if (!isFlat) process.exitCode = 1;
  if (values.json) return;
  const shown = (used: number, growth: number) => `${used.toFixed(0)} MiB, ${growth.toFixed(2)} MiB a minute`;
  console.log(
    `  memory    ${isFlat ? "flat" : "GROWS"} over ${minutes} minutes, ${run.blocks} blocks, ${run.samples} samples`,
  );
  console.log(
    `            heap ${shown(heapMiB, heapMiBPerMinute)}; resident ${shown(rssMiB, rssMiBPerMinute)}`,
  );
}

function note(text: string): void {
  if (!values.json) console.error(text);
}
