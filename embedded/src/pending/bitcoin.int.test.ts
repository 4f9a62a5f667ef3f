import {
  aMainnetAddress,
  asMainnet,
  IN_BECH32,
  inRegtest,
} from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { type LossyAnnouncements, lossyAnnouncements } from "@tetron/connectors/bitcoind/lossy/testing";
import {
  aZmqPlace,
  type Bitcoind,
  bitcoindCommand,
  fund,
  mine,
  signSpend,
  startBitcoind,
} from "@tetron/connectors/bitcoind/testing";
import { callNode } from "@tetron/connectors/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import { reasonToSkip, until } from "@tetron/domain/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PendingPlatform, pendingPlatform } from "./testing.ts";

const [PAYEE, SHOP, ELSEWHERE] = [1, 2, 3].map(aMainnetAddress) as [string, string, string];
const WAIT_MS = 20_000;
const COINS = 20;
const EXPIRY_HOURS = 1;

const command = await bitcoindCommand();
const program = typeof command === "string" ? [] : command;

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))(
  "payments of bitcoin that are not in a block yet",
  () => {
    const stack = new AsyncDisposableStack();
    let node: Bitcoind;
    let announcements: LossyAnnouncements;
    let platform: PendingPlatform;
    const call = (method: string, ...params: unknown[]) => callNode(node.url, method, params);

    beforeAll(async () => {
      const place = await aZmqPlace();
      const options = [`-zmqpubsequence=${place}`, `-mempoolexpiry=${EXPIRY_HOURS}`, IN_BECH32];
      node = stack.use(await startBitcoind(program, ...options));
      await fund(node, COINS);
      announcements = stack.use(await lossyAnnouncements(place));
      const { url } = stack.use(await asMainnet(node));
      platform = await pendingPlatform(stack, "bitcoin", {
        env: {
          ...{ TETRON_RPC_BITCOIN: url, TETRON_BITCOIN_CHAIN: "regtest" },
          ...{ TETRON_ZMQ_BITCOIN: announcements.place },
          ...{ TETRON_FOLLOW_BITCOIN: "full", TETRON_FOLLOW_FROM_BITCOIN: "1" },
        },
        addresses: [PAYEE, SHOP],
      });
    });
    afterAll(() => stack.disposeAsync());

    /** Pays from the node's wallet. */
    const pay = (to: string): Promise<string> => call("sendtoaddress", inRegtest(to), 0.01);
    /** What the first input of a transaction spends. */
    const spentBy = async (txid: string): Promise<{ txid: string; vout: number }> =>
      (await call("getrawtransaction", txid, 1)).vin[0];
    const mineNothing = () => call("generateblock", inRegtest(ELSEWHERE), []);
    const newest = async (hash: string) => (await platform.told(hash)).at(-1)!.data;

    test("are scored for whom watches a side, confirmed, pending again after a reorg, and confirmed again", async () => {
      const hash = await pay(PAYEE);
      await platform.becomes(hash, "pending");
      const [pending] = await platform.told(hash);
      expect(pending).toMatchObject({
        type: "payment.pending",
        data: {
          ...{ payment_id: expect.stringMatching(/^pay_/), transaction_id: expect.stringMatching(/^tx_/) },
          ...{
            amount: "0.01",
            currency: "BTC",
            to_address: PAYEE,
            from_address: expect.stringMatching(/^bc1/),
          },
          ...{ network: "bitcoin", height: null, replaced_by: null, fraud_score: expect.any(Number) },
        },
      });
      const [block] = (await mine(node, 1)) as [string];
      await platform.becomes(hash, "pending", "confirmed");
      const confirmed = await newest(hash);
      expect(confirmed).toMatchObject({
        ...{ payment_id: pending!.data.payment_id, height: await call("getblockcount") },
      });
      // The block brought the first history of the payee: it is scored again.
      expect(confirmed.transaction_id).not.toBe(pending!.data.transaction_id);

      await call("invalidateblock", block);
      for (let blocks = 0; blocks < 2; blocks++) await mineNothing();
      await platform.becomes(hash, "pending", "confirmed", "pending");
      expect(await newest(hash)).toMatchObject({ height: null });
      await mine(node, 1);
      await platform.becomes(hash, "pending", "confirmed", "pending", "confirmed");
      expect(new Set((await platform.told(hash)).map(({ data }) => data.payment_id)).size).toBe(1);
      expect(await platform.told(hash, "other")).toEqual([]);
    });

    test("are replaced by one with a higher fee, and a child that pays for its parent replaces nothing", async () => {
      const cheap = await pay(PAYEE);
      await platform.becomes(cheap, "pending");
      const { txid: dear } = await call("bumpfee", cheap, { fee_rate: 50 });
      await platform.becomes(cheap, "pending", "replaced");
      expect(await newest(cheap)).toMatchObject({ replaced_by: dear });
      await platform.becomes(dear, "pending");

      const { vout } = await call("getrawtransaction", dear, 1);
      const change = vout.findIndex(
        (output: { scriptPubKey: { address: string } }) => output.scriptPubKey.address !== inRegtest(PAYEE),
      );
      const spend = { to: inRegtest(SHOP), fee: 0.001 };
      const raw = await signSpend(node, { txid: dear, vout: change }, spend);
      const child = await call("sendrawtransaction", raw);
      await platform.becomes(child, "pending");
      expect(await newest(child)).toMatchObject({ to_address: SHOP });
      await mine(node, 1);
      for (const each of [dear, child]) await platform.becomes(each, "pending", "confirmed");
      await platform.becomes(cheap, "pending", "replaced");
    });

    test("are dropped once a block has spent otherwise what they spend", async () => {
      const hash = await pay(PAYEE);
      await platform.becomes(hash, "pending");
      const spend = { to: inRegtest(ELSEWHERE), fee: 0.001 };
      const conflict = await signSpend(node, await spentBy(hash), spend);
      await call("generateblock", inRegtest(ELSEWHERE), [conflict]);
      await platform.becomes(hash, "pending", "dropped");
      expect(await newest(hash)).toMatchObject({ height: null, replaced_by: null });
    });

    test("are seen although the node's announcement was lost", async () => {
      await platform.becomes(await pay(SHOP), "pending");
      // The first one may be found by the comparison that is due after a new connection; the next one is due in a minute.
      for (let round = 1; round <= 2; round++) {
        announcements.lose();
        const hash = await pay(PAYEE);
        await until("the announcement is lost", async () => announcements.lost() === round, WAIT_MS);
        announcements.mend();
        // The next one tells by its count that one is missing.
        await pay(ELSEWHERE);
        await platform.becomes(hash, "pending");
      }
    });

    test("stay pending while the node is started again, and later ones are seen", async () => {
      const hash = await pay(PAYEE);
      await platform.becomes(hash, "pending");
      await node.restart();
      await call("loadwallet", "test");
      await until("the node is listened to", async () => announcements.isConnected(), WAIT_MS);
      const later = await pay(SHOP);
      await platform.becomes(later, "pending");
      await mine(node, 1);
      for (const each of [hash, later]) await platform.becomes(each, "pending", "confirmed");
    });

    test("are dropped once the node lets them expire, and pending again when they are sent again", async () => {
      const hash = await pay(PAYEE);
      await platform.becomes(hash, "pending");
      const later = Math.ceil((Date.now() + (EXPIRY_HOURS + 1) * HOUR_MS) / 1000);
      await call("setmocktime", later);
      // What comes drives out what is too old.
      await pay(ELSEWHERE);
      await platform.becomes(hash, "pending", "dropped");
      await call("setmocktime", 0);
      const { hex } = await call("gettransaction", hash);
      expect(await call("sendrawtransaction", hex)).toBe(hash);
      await platform.becomes(hash, "pending", "dropped", "pending");
      await mine(node, 1);
      await platform.becomes(hash, "pending", "dropped", "pending", "confirmed");
    });
  },
);
