import {
  type Bitcoind,
  bitcoindCommand,
  fund,
  mine,
  startBitcoind,
} from "@tetron/connectors/bitcoind/testing";
import { aLine } from "@tetron/connectors/rpc/line/testing";
import { callNode } from "@tetron/connectors/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import { reasonToSkip, until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import { insertScore } from "@tetron/lake/scores";
import { chainTransactions } from "@tetron/lake/tables/chain-transactions";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { aScore, committedEvents, emptyLake, testStores } from "@tetron/lake/testing";
import { findWatched } from "@tetron/lake/watched-wallets";
import { asc, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { walletFacts } from "../../wallet-facts.ts";
import { seenOf } from "../new-wallet.ts";
import { chainOf, following, heldEntries, importTold, wholeState } from "../testing.ts";
import { heldUpToBest, mineApart, minePaid, takeBack, wrongUnspent } from "./testing.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const SETTINGS = {
  ...{ TETRON_BITCOIN_CHAIN: "regtest", TETRON_FOLLOW_BITCOIN: "full", TETRON_FOLLOW_FROM_BITCOIN: "1" },
};
const TEST_MS = 180_000;
const CUT_MS = 30_000;

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined)).each(testStores())(
  "bitcoin on $kind",
  ({ kind, missing }) => {
    describe.skipIf(missing !== undefined)("", () => {
      test(
        "every address has what the node says after catching up, live, and after reorgs of 1 to 20 blocks cut in the middle, and every history what is held",
        async () => {
          await using stack = new AsyncDisposableStack();
          const lake = stack.use(await emptyLake(kind));
          const node = stack.use(await startBitcoind(program));
          await fund(node, 20);
          const payees: string[] = [];
          for (const type of ["legacy", "p2sh-segwit", "bech32", "bech32m"])
            payees.push(await callNode(node.url, "getnewaddress", ["", type]));
          await minePaid(node, 12, payees);
          const line = stack.use(await aLine(node.url));
          const chain = chainOf(stack, { ...SETTINGS, TETRON_RPC_BITCOIN: line.url });
          stack.use(following(lake, chain));
          const check = async () => {
            await heldUpToBest(lake, node);
            expect(await wrongUnspent(lake, node)).toEqual([]);
          };
          await check();
          await minePaid(node, 3, payees);
          await check();
          for (const depth of [1, 2, 7, 20]) {
            await minePaid(node, depth, payees);
            await check();
            line.cutAfter(depth);
            await takeBack(node, depth);
            await mineApart(node, depth + 1, payees);
            await until("the line is cut", async () => line.isCut(), CUT_MS);
            line.mend();
            await check();
          }

          const rows = await lake.db.select().from(wallets);
          const known = new Map(rows.map((row) => [row.address, row]));
          const active = await lake.db.execute<{ wallet: string }>(
            sql`select wallet from ${movements} group by wallet order by count(*) desc limit 12`,
          );
          for (const { wallet: address } of active.rows) {
            const entries = await heldEntries(lake, address, "bitcoin");
            const scratch = walletFacts({ network: "bitcoin", address, ...seenOf("bitcoin"), ...entries });
            const row = known.get(address)!;
            expect({ ...row, state: await wholeState(lake, row) }).toMatchObject({
              ...{ transactions: scratch.transactions, tokenTransfers: 0, lastSeen: scratch.lastSeen },
              ...{ state: scratch.state, wallet44: scratch.wallet44, behaviour: scratch.behaviour },
            });
            expect(scratch.transactions).toBeGreaterThan(0);
          }
          expect(await findChain(lake.db, "bitcoin")).toMatchObject({
            ...{ mode: "full", fromHeight: 1, traces: null, stopped: false },
          });
        },
        TEST_MS,
      );

      test(
        "only what concerns scored wallets is kept, and a history that was told later goes on",
        async () => {
          await using stack = new AsyncDisposableStack();
          const lake = stack.use(await emptyLake(kind));
          const node = stack.use(await startBitcoind(program));
          await fund(node, 20);
          const [mine, other] = [
            await callNode(node.url, "getnewaddress", ["", "bech32"]),
            await callNode(node.url, "getnewaddress", ["", "bech32m"]),
          ] as [string, string];
          const chain = chainOf(stack, {
            ...{ TETRON_BITCOIN_CHAIN: "regtest", TETRON_RPC_BITCOIN: node.url },
          });
          stack.use(following(lake, chain));
          await minePaid(node, 1, [mine, other]);
          await heldUpToBest(lake, node);
          expect(await lake.db.$count(movements)).toBe(0);
          const { heldHeight: unwatched } = (await findChain(lake.db, "bitcoin"))!;
          await lake.commit([
            insertScore(aScore({ network: "bitcoin", fromAddress: mine, toAddress: mine })),
          ]);
          // This commit may still see the score, the next one does; the blocks after it are read for the wallet.
          await minePaid(node, 1, [mine, other]);
          await heldUpToBest(lake, node);
          const told = { network: "bitcoin", address: mine, transactions: [], tokenTransfers: [] } as const;
          const asOf = new Date(Date.now() + HOUR_MS);
          await importTold(lake, told, { source: "esplora", asOf });
          await minePaid(node, 3, [mine, other]);
          await heldUpToBest(lake, node);
          const kept = await lake.db.selectDistinct({ wallet: movements.wallet }).from(movements);
          expect(kept).toEqual([{ wallet: mine }]);
          // Each block pays it: all from where it is watched from are kept, and none before.
          const from = (await findWatched(lake.db, "bitcoin")).get(mine)!.height;
          const heights = await lake.db.selectDistinct({ height: movements.height }).from(movements);
          const { heldHeight } = (await findChain(lake.db, "bitcoin"))!;
          expect(heights.map(({ height }) => height).sort((a, b) => a - b)).toEqual(
            Array.from({ length: heldHeight - from + 1 }, (_, n) => from + n),
          );
          expect(from).toBeGreaterThan(unwatched);
          const { transactions } = await heldEntries(lake, mine, "bitcoin");
          const [row] = await lake.db.select().from(wallets);
          const scratch = walletFacts({ ...told, transactions });
          expect(row).toMatchObject({ transactions: scratch.transactions, behaviour: scratch.behaviour });
          expect(transactions.length).toBeGreaterThan(3);
        },
        TEST_MS,
      );

      test(
        "nodes on two branches do not have it go back and forth, and what replaces a block has rows of its own",
        async () => {
          await using stack = new AsyncDisposableStack();
          const lake = stack.use(await emptyLake(kind));
          const [ours, theirs] = [
            stack.use(await startBitcoind(program)),
            stack.use(await startBitcoind(program)),
          ];
          await fund(ours, 3);
          const payee: string = await callNode(ours.url, "getnewaddress");
          for (let height = 1; height <= 103; height++) {
            const hash = await callNode(ours.url, "getblockhash", [height]);
            await callNode(theirs.url, "submitblock", [await callNode(ours.url, "getblock", [hash, 0])]);
          }
          const urls = `${ours.url},${theirs.url}`;
          const chain = chainOf(stack, { ...SETTINGS, TETRON_RPC_BITCOIN: urls });
          stack.use(following(lake, chain));
          const held = async () => (await findChain(lake.db, "bitcoin"))?.heldHash;
          const isOf = async (node: Bitcoind) =>
            (await held()) === (await callNode(node.url, "getbestblockhash"));
          await until("the common block is held", () => isOf(ours), CUT_MS);
          for (let round = 0; round < 6; round++) {
            await mine(theirs, 1);
            await callNode(ours.url, "generatetoaddress", [1, payee]);
            await until(
              "the newest of either is held",
              async () => (await isOf(ours)) || isOf(theirs),
              CUT_MS,
            );
          }
          const other = (await isOf(ours)) ? theirs : ours;
          const undone = async () => (await committedEvents(lake, { types: ["block.undone"] })).length;
          expect(await undone()).toBe(0);
          // Far ahead, the other one counts.
          await mine(other, 8);
          await until("the longer branch is held", () => isOf(other), CUT_MS);
          expect(await undone()).toBe(6);
          const kept = await lake.db.select().from(chainTransactions).orderBy(asc(chainTransactions.height));
          for (const { height, hash } of kept.slice(-14)) {
            const { tx } = await callNode(other.url, "getblock", [
              await callNode(other.url, "getblockhash", [height]),
            ]);
            expect(tx).toContain(hash);
          }
          expect(await wrongUnspent(lake, other)).toEqual([]);
        },
        TEST_MS,
      );
    });
  },
);
