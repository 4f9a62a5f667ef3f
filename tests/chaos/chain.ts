/**
 * Following chains under what a long run has: a follower that is killed with SIGKILL in each phase of commits and reorgs
 * (of Ethereum and of Solana, each 20 times a phase over PGlite on a disk and over PostgreSQL that waits for its disk), 1,000 blocks
 * of an anvil with 20 transactions each, 1,200 blocks of a bitcoin node, and 1,000 of litesvm in 1,500 slots, each read from
 * the first block on and compared with the node to the last unit. Exits with 1 when anything is lost, double or different.
 * `--kills N` changes how many a phase, `--only evm|bitcoin|solana` runs one family, `--only kills` the kills of both.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { installPaying, minePayments } from "@tetron/connectors/anvil/payments/testing";
import { startAnvil } from "@tetron/connectors/anvil/testing";
import { bitcoindCommand, fund, startBitcoind } from "@tetron/connectors/bitcoind/testing";
import { aSvmNode } from "@tetron/connectors/litesvm/front/testing";
import { startChain } from "@tetron/connectors/litesvm/testing";
import { startTraffic } from "@tetron/connectors/litesvm/traffic/testing";
import { callNode } from "@tetron/connectors/testing";
import { heldUpToBest, minePaid, wrongUnspent } from "@tetron/ingestion/follow/bitcoind/testing";
import { heldUpToNewest, wrongHoldings } from "@tetron/ingestion/follow/litesvm/testing";
import { chainOf, following, heldUpTo, wrongBalances } from "@tetron/ingestion/follow/testing";
import { movements } from "@tetron/lake/tables/movements";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { PHASES } from "./kill.ts";
import { killFollower } from "./kill-follower.ts";
import { killedAnvil } from "./killed-anvil.ts";
import type { KilledChain } from "./killed-chain.ts";
import { killedLitesvm } from "./killed-litesvm.ts";

const EVM_BLOCKS = 1_000;
const BITCOIN_BLOCKS = 1_200;
const SVM_BLOCKS = 1_000;
const MINED_AT_ONCE = 100;
const PAYEES = ["legacy", "p2sh-segwit", "bech32", "bech32m"];
const CATCH_UP_MS = 600_000;

const { values } = parseArgs({
  options: { kills: { type: "string", default: "20" }, only: { type: "string" } },
});

const isWanted = (...parts: string[]) => values.only === undefined || parts.includes(values.only);
for (const [family, network, open] of [
  ["evm", "ethereum", killedAnvil],
  ["solana", "solana", killedLitesvm],
] as const)
  for (const kind of ["embedded", "postgres"] as const)
    if (isWanted("kills", family)) await manyKills(network, open, kind);
if (isWanted("evm")) await manyEvmBlocks();
if (isWanted("bitcoin")) await manyBitcoinBlocks();
if (isWanted("solana")) await manySlots();

async function manyKills(
  network: string,
  open: () => Promise<KilledChain>,
  kind: "embedded" | "postgres",
): Promise<void> {
  const kills = Number(values.kills) * PHASES.length;
  let done = 0;
  const { wrongBalances, wrongHistories, wrongEvents, ...found } = await killFollower(
    open,
    kind,
    kills,
    (kill) => console.error(`  killed ${++done} of ${kills}: ${kill.phase} of ${kill.step}`),
  );
  console.log(`${network}, ${kind}: ${JSON.stringify(found)}`);
  judge(`${network}, ${kind} after kills`, [...wrongBalances, ...wrongHistories, ...wrongEvents]);
  if (found.kills !== kills) judge(`${network}, ${kind}: kills that hit`, [found.kills]);
}

async function manyEvmBlocks(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const lake = stack.use(await emptyLake("postgres"));
  const anvil = stack.use(await startAnvil(1));
  await installPaying(anvil);
  await mined("anvil", EVM_BLOCKS, (blocks, seed) => minePayments(anvil, blocks, seed));
  const settings = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
  const chain = chainOf(stack, { ...settings, TETRON_RPC_ETHEREUM: anvil.url });
  const start = performance.now();
  stack.use(following(lake, chain));
  await heldUpTo(lake, anvil, CATCH_UP_MS);
  await report("ethereum", lake, performance.now() - start);
  judge("ethereum, beside eth_getBalance", await wrongBalances(lake, anvil));
}

async function manyBitcoinBlocks(): Promise<void> {
  const program = await bitcoindCommand();
  if (typeof program === "string") throw new Error(program);
  await using stack = new AsyncDisposableStack();
  const lake = stack.use(await emptyLake("postgres"));
  const node = stack.use(await startBitcoind(program));
  await fund(node, 200);
  const payees = await Promise.all(PAYEES.map((type) => callNode(node.url, "getnewaddress", ["", type])));
  await mined("bitcoind", BITCOIN_BLOCKS - (await callNode(node.url, "getblockcount")), (blocks) =>
    minePaid(node, blocks, payees),
  );
  const settings = { TETRON_BITCOIN_CHAIN: "regtest", TETRON_FOLLOW_BITCOIN: "full" };
  const chain = chainOf(stack, {
    ...{ ...settings, TETRON_FOLLOW_FROM_BITCOIN: "1", TETRON_RPC_BITCOIN: node.url },
  });
  const start = performance.now();
  stack.use(following(lake, chain));
  await heldUpToBest(lake, node, CATCH_UP_MS);
  await report("bitcoin", lake, performance.now() - start);
  judge("bitcoin, beside the set of unspent outputs", await wrongUnspent(lake, node));
}

async function manySlots(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const lake = stack.use(await emptyLake("postgres"));
  const svm = startChain();
  const traffic = await startTraffic(svm);
  const node = stack.use(await aSvmNode(svm));
  await mined("litesvm", SVM_BLOCKS, (blocks, seed) => traffic.produce(blocks, seed));
  const settings = { TETRON_FOLLOW_SOLANA: "full", TETRON_FOLLOW_FROM_SOLANA: "1" };
  const chain = chainOf(stack, { ...settings, TETRON_RPC_SOLANA: node.url });
  const start = performance.now();
  stack.use(following(lake, chain));
  await heldUpToNewest(lake, svm, CATCH_UP_MS);
  await report(`solana, ${svm.nextSlot()} slots`, lake, performance.now() - start);
  judge("solana, beside litesvm's accounts", await wrongHoldings(lake, svm, traffic));
}

async function mined(node: string, blocks: number, mine: (blocks: number, seed: number) => Promise<void>) {
  for (let done = 0; done < blocks; done += MINED_AT_ONCE) {
    await mine(Math.min(MINED_AT_ONCE, blocks - done), done / MINED_AT_ONCE);
    console.error(`  ${node}: ${Math.min(done + MINED_AT_ONCE, blocks)} of ${blocks} blocks mined`);
  }
}

async function report(network: string, lake: TestLake, ms: number): Promise<void> {
  const rows = await lake.db.$count(movements);
  console.log(`${network}: caught up in ${(ms / 1_000).toFixed(1)} s, ${rows} movements`);
}

function judge(what: string, wrong: readonly unknown[]): void {
  console.log(`${what}: ${wrong.length === 0 ? "nothing lost, double or different" : JSON.stringify(wrong)}`);
  if (wrong.length > 0) process.exitCode = 1;
}
