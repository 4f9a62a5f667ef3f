import { bitcoindCommand, fund, mine, startBitcoind } from "@tetron/connectors/bitcoind/testing";
import { callNode } from "@tetron/connectors/testing";
import { reasonToSkip } from "@tetron/domain/testing";
import { findClusters } from "@tetron/lake/clusters";
import type { Lake } from "@tetron/lake/lake";
import { addressLinks } from "@tetron/lake/tables/address-links";
import { movements } from "@tetron/lake/tables/movements";
import { emptyLake } from "@tetron/lake/testing";
import { asc, lt } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { chainOf, following } from "../testing.ts";
import { peopleAt } from "./people/testing.ts";
import { heldUpToBest, takeBack } from "./testing.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const SETTINGS = {
  ...{ TETRON_BITCOIN_CHAIN: "regtest", TETRON_FOLLOW_BITCOIN: "full", TETRON_FOLLOW_FROM_BITCOIN: "1" },
};
const TEST_MS = 120_000;
const NAMES = ["alice", "bob", "carol", "exchange"] as const;
const [ALICE, BOB, CAROL, EXCHANGE] = NAMES;

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))(
  "clusters on bitcoin",
  () => {
    test(
      "hold nobody's address with another's, grow with blocks, and are those of what is held after a reorg of three",
      async ({ annotate }) => {
        await using stack = new AsyncDisposableStack();
        const node = stack.use(await startBitcoind(program, "-addresstype=bech32", "-changetype=bech32"));
        const lake = stack.use(await emptyLake());
        await fund(node, 4);
        const people = await peopleAt(node, NAMES, 12);
        const settings = { ...SETTINGS, TETRON_RPC_BITCOIN: node.url };
        stack.use(following(lake, chainOf(stack, settings)));

        for (let round = 0; round < 6; round++) {
          for (const [n, payer] of NAMES.entries())
            await people.pay(
              payer,
              NAMES[(n + 1 + (round % 3)) % 4]!,
              2_000_000 + 400_000 * round,
              n === round,
            );
          if (round === 1) await people.payOut(EXCHANGE, [ALICE, BOB, CAROL], 900_000);
          await mine(node, 1);
          if (round === 2) await people.join([ALICE, BOB, CAROL], 1_000_000);
          if (round === 3) await people.payJoin(ALICE, BOB, 100_000);
          if (round === 4) await people.join([BOB, EXCHANGE], 700_000);
          await mine(node, 1);
        }
        await heldUpToBest(lake, node);
        const before = await rightly();
        expect(before.links).toBeGreaterThan(15);

        await people.sweep(CAROL);
        await mine(node, 2);
        await people.payJoin(BOB, ALICE, 100_000);
        await mine(node, 1);
        await heldUpToBest(lake, node);
        const swept = await rightly();
        expect(swept.links).toBeGreaterThan(before.links);
        expect(swept.recall).toBeGreaterThan(before.recall);

        await takeBack(node, 3);
        for (let block = 0; block < 4; block++) await callNode(node.url, "generateblock", [NOBODY, []]);
        await heldUpToBest(lake, node);
        const undone = await rightly();
        expect(undone).toEqual(before);
        await mine(node, 1);
        await heldUpToBest(lake, node);
        const again = await rightly();
        expect(again).toEqual(swept);
        expect(await linksIn(lake)).toEqual(await fromScratch());
        await annotate(
          `${again.addresses} addresses of ${NAMES.length} people, ${again.links} links, 0 of two people: recall ${again.recall.toFixed(2)} of all pairs, ${again.recallOfSpent.toFixed(2)} of pairs that paid`,
        );

        /** That every cluster is one person's and what links connect; and how much of it is found. */
        async function rightly() {
          const rows = await lake.db.selectDistinct({ address: movements.wallet }).from(movements);
          const addresses = rows.map(({ address }) => address).sort();
          const holders = await people.holdersOf(addresses);
          const links = await linksIn(lake);
          const connected = connectedBy(links);
          const found = await findClusters(
            lake.db,
            ["system"],
            addresses.map((address) => ({ network: "bitcoin" as const, address })),
          );
          let [pairs, held, spent, heldSpent] = [0, 0, 0, 0];
          const payers = await lake.db
            .selectDistinct({ address: movements.wallet })
            .from(movements)
            .where(lt(movements.delta, 0n));
          const paid = new Set(payers.map(({ address }) => address));
          for (const [i, address] of addresses.entries()) {
            const members = new Set(found[i]?.members.map((member) => member.address));
            expect([...members]).toEqual(connected.get(address) ?? []);
            for (const other of addresses.slice(i + 1)) {
              const isOne = holders.get(address) === holders.get(other) && holders.get(address) !== null;
              if (members.has(other))
                expect({ address, other, isOne }).toEqual({ address, other, isOne: true });
              if (!isOne || holders.get(address) === "test") continue;
              const isHeld = members.has(other);
              const bothPaid = paid.has(address) && paid.has(other);
              pairs += 1;
              held += Number(isHeld);
              spent += Number(bothPaid);
              heldSpent += Number(bothPaid && isHeld);
            }
          }
          return {
            ...{ addresses: addresses.length, links: links.length },
            ...{ recall: held / pairs, recallOfSpent: heldSpent / spent },
          };
        }

        async function fromScratch() {
          await using other = new AsyncDisposableStack();
          const scratch = other.use(await emptyLake());
          other.use(following(scratch, chainOf(other, settings)));
          await heldUpToBest(scratch, node);
          return await linksIn(scratch);
        }
      },
      TEST_MS,
    );
  },
);

const NOBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

function linksIn({ db }: Lake) {
  return db
    .select()
    .from(addressLinks)
    .orderBy(asc(addressLinks.height), asc(addressLinks.transaction), asc(addressLinks.index));
}

/** The addresses that links connect, of each that is connected with another, in order. */
function connectedBy(links: Awaited<ReturnType<typeof linksIn>>): Map<string, string[]> {
  const parts = new Map<string, Set<string>>();
  for (const { address, other } of links) {
    const joined = new Set([address, other, ...(parts.get(address) ?? []), ...(parts.get(other) ?? [])]);
    for (const each of joined) parts.set(each, joined);
  }
  return new Map(Array.from(parts, ([address, joined]) => [address, [...joined].sort()]));
}
