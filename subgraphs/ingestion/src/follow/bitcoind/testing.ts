import { type Bitcoind, unspentOf } from "@tetron/connectors/bitcoind/testing";
import { callNode } from "@tetron/connectors/testing";
import { until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { movements } from "@tetron/lake/tables/movements";
import { sql } from "drizzle-orm";

const FOLLOW_MS = 60_000;

type Node = Pick<Bitcoind, "url">;

/** Waits until a lake holds the node's newest block. */
export async function heldUpToBest(lake: Lake, { url }: Node, withinMs = FOLLOW_MS): Promise<void> {
  await until(
    "the head is held",
    async () => (await findChain(lake.db, "bitcoin"))?.heldHash === (await callNode(url, "getbestblockhash")),
    withinMs,
  );
}

/** Addresses whose movements do not add up to what the node's set of unspent outputs says they have. */
export async function wrongUnspent(lake: Lake, node: Node): Promise<object[]> {
  const { rows } = await lake.db.execute<{ wallet: string; sum: string }>(sql`
    select wallet, sum(delta)::text as sum from ${movements} where network = 'bitcoin' group by wallet`);
  const { bestBlock, held } = await unspentOf(
    node,
    rows.map(({ wallet }) => wallet),
  );
  const { heldHash } = (await findChain(lake.db, "bitcoin"))!;
  if (bestBlock !== heldHash) return [{ bestBlock, heldHash }];
  const wrong = rows.filter(({ wallet, sum }) => held.get(wallet) !== BigInt(sum));
  return wrong.map(({ wallet, sum }) => ({ wallet, sum, held: held.get(wallet) }));
}

/** Pays from the node's wallet to some of its own new addresses, and mines what waits; once for each block. */
export async function minePaid({ url }: Node, blocks: number, payees: readonly string[]): Promise<void> {
  for (let block = 0; block < blocks; block++) {
    const paid = payees.map((address, at) => [address, (10 + ((block + at) % 5) * 3) / 10_000]);
    await callNode(url, "sendmany", ["", Object.fromEntries(paid)]);
    if (block % 3 === 0) await callNode(url, "send", [[{ [payees[0]!]: 0.002 }, { data: "00aabb" }]]);
    await callNode(url, "generatetoaddress", [1, payees[block % payees.length]!]);
  }
}

/** Takes the newest blocks back; what they had waits again. */
export async function takeBack({ url }: Node, blocks: number): Promise<void> {
  const height: number = await callNode(url, "getblockcount");
  const lowest = await callNode(url, "getblockhash", [height - blocks + 1]);
  await callNode(url, "invalidateblock", [lowest]);
}

/** Mines blocks of a branch of their own: the first without what waits, so that it is mined at another height. */
export async function mineApart(node: Node, blocks: number, payees: readonly string[]): Promise<void> {
  await callNode(node.url, "generateblock", [payees[0]!, []]);
  await minePaid(node, blocks - 1, payees.toReversed());
}
