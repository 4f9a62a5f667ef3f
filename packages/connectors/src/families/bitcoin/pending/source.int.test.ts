import { reasonToSkip, until } from "@tetron/domain/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  aZmqPlace,
  bitcoindCommand,
  fund,
  mine,
  signSpend,
  startBitcoind,
} from "../../../bitcoind/testing.ts";
import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import { chainIdentity } from "../../../rpc/chain.ts";
import { openRpc } from "../../../rpc/pool.ts";
import { callNode } from "../../../testing.ts";
import { bitcoinMempool } from "./source.ts";

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;
const WAIT_MS = 20_000;
const TEST_MS = 60_000;
const ELSEWHERE = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

/** A node with a wallet, which has a payment already, watched until the test ends. */
async function watching(...options: string[]) {
  const stack = new AsyncDisposableStack();
  onTestFinished(() => stack.disposeAsync());
  const node = stack.use(await startBitcoind(program, ...options));
  await fund(node, 5);
  const call = (method: string, ...params: unknown[]) => callNode(node.url, method, params);
  const pay = (to: string, rate = 5): Promise<string> =>
    call("sendtoaddress", to, 0.01, "", "", false, true, null, "unset", null, rate);
  const earlier = await pay(ELSEWHERE);
  const chain = chainIdentity("bitcoin", "regtest");
  const rpc = stack.use(openRpc({ network: "bitcoin", urls: [node.url], chain }));
  const source = bitcoinMempool(rpc, [{ url: node.url, rpc, announcedAt: undefined }]);
  const seen: PendingTransaction[] = [];
  const faults: string[] = [];
  const end = new AbortController();
  const listeners = {
    onSeen: (transaction: PendingTransaction) => void seen.push(transaction),
    onUnannounced: (why: string) => void faults.push(why),
  };
  const ended = source.watch(listeners, end.signal).catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  stack.defer(async () => {
    end.abort();
    await ended;
  });
  const sees = (txid: string) =>
    until("it is seen", async () => seen.find(({ hash }) => hash === txid), WAIT_MS);
  const fateOf = async (txid: string, blockHash?: string) =>
    source.fateOf({ ...(await sees(txid)), ...(blockHash !== undefined && { blockHash }) }, end.signal);
  const slotsOf = async (txid: string): Promise<string[]> => {
    const { vin } = await call("getrawtransaction", txid, 1);
    return vin.map((input: { txid: string; vout: number }) => `${input.txid}:${input.vout}`);
  };
  return { node, call, pay, sees, fateOf, slotsOf, faults, earlier };
}

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined)).each([
  {
    how: "announces",
    options: async () => [`-zmqpubsequence=${await aZmqPlace()}`],
    faults: [],
  },
  {
    how: "announces nothing and has an index of transactions",
    options: async () => ["-txindex=1"],
    faults: ["the node does not announce it (zmqpubsequence)"],
  },
])("a bitcoin node that $how", ({ options, faults: expected }) => {
  test(
    "tells what waits, what takes its place and what pays for it, and says what has become of each",
    async () => {
      const { node, call, pay, sees, fateOf, slotsOf, faults, earlier } = await watching(
        ...(await options()),
      );
      expect(await sees(earlier)).toMatchObject({
        payments: expect.arrayContaining([expect.objectContaining({ to: ELSEWHERE, units: 1_000_000n })]),
      });
      const to: string = await call("getnewaddress");
      const first = await pay(to);
      const { slots, payments } = await sees(first);
      expect(slots).toEqual(await slotsOf(first));
      expect(payments).toContainEqual({
        ...{ to, contract: null, units: 1_000_000n, from: expect.any(String) },
      });
      expect(await fateOf(first)).toEqual({ is: "pending" });

      const { txid: second } = await call("bumpfee", first, { fee_rate: 30 });
      expect((await sees(second)).slots).toEqual(slots);
      expect(await fateOf(first)).toEqual({ is: "replaced", by: second });

      // A child spends what waits, from whom its parent pays, and takes nobody's place.
      const { vout } = await call("getrawtransaction", second, 1);
      const paid = vout.findIndex(
        ({ scriptPubKey }: { scriptPubKey: { address: string } }) => scriptPubKey.address === to,
      );
      const spend = await signSpend(node, { txid: second, vout: paid }, { to: ELSEWHERE, fee: 0.001 });
      const child: string = await call("sendrawtransaction", spend);
      expect(await sees(child)).toEqual({
        ...{ network: "bitcoin", hash: child, slots: [`${second}:${paid}`] },
        payments: [{ from: to, to: ELSEWHERE, contract: null, units: 900_000n }],
      });
      expect(await fateOf(second)).toEqual({ is: "pending" });

      const [block] = (await mine(node, 1)) as [string];
      const mined = { is: "mined", height: await call("getblockcount"), blockHash: block, failed: false };
      expect(await fateOf(second)).toEqual(mined);
      expect(await fateOf(child)).toEqual(mined);
      expect(await fateOf(child, block)).toEqual(mined);

      await call("invalidateblock", block);
      expect(await fateOf(child, block)).toEqual({ is: "pending" });
      expect(faults).toEqual(expected);
    },
    TEST_MS,
  );

  test(
    "does not have what a block contradicts, and finds what all outputs of are spent by the block that is known",
    async () => {
      const { node, call, pay, fateOf, slotsOf } = await watching(...(await options()));
      const to: string = await call("getnewaddress");
      const lost = await pay(to);
      expect(await fateOf(lost)).toEqual({ is: "pending" });
      const [txid, vout] = (await slotsOf(lost))[0]!.split(":") as [string, string];
      const conflict = await signSpend(node, { txid, vout: Number(vout) }, { to: ELSEWHERE, fee: 0.001 });
      await call("generateblock", ELSEWHERE, [conflict]);
      expect(await fateOf(lost)).toEqual({ is: "gone" });

      // One output alone, which the next transaction spends.
      const coin = (await call("listunspent", 1))[0] as { txid: string; vout: number };
      const whole = await call("sendrawtransaction", await signSpend(node, coin, { to, fee: 0.001 }));
      expect(await fateOf(whole)).toEqual({ is: "pending" });
      const { hash: block } = await call("generateblock", ELSEWHERE, [whole]);
      const next = await signSpend(node, { txid: whole, vout: 0 }, { to: ELSEWHERE, fee: 0.001 });
      await call("generateblock", ELSEWHERE, [await call("sendrawtransaction", next)]);
      const height = (await call("getblockcount")) - 1;
      expect(await fateOf(whole, block)).toEqual({ is: "mined", height, blockHash: block, failed: false });
    },
    TEST_MS,
  );
});
