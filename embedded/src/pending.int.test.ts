import { missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { openMempools } from "@tetron/connectors/follow/configured/open-mempools";
import { callNode } from "@tetron/connectors/testing";
import type { EventData } from "@tetron/domain/events";
import { until } from "@tetron/domain/testing";
import { watchWallets } from "@tetron/ingestion/watches/watch-wallets";
import { findChain } from "@tetron/lake/chains";
import { events } from "@tetron/lake/tables/events";
import { payments } from "@tetron/lake/tables/payments";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { watchPending } from "@tetron/scoring/pending/pending-job";
import type { Job } from "@tetron/service/job";
import { readSettings } from "@tetron/service/settings";
import { and, asc, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const PAYEE = "0x00000000000000000000000000000000000e0002";
/** PUSH1 0 PUSH1 0 REVERT */
const REFUSING = { address: "0x00000000000000000000000000000000000e0004", code: "0x60006000fd" };
const TOKEN = { address: "0x00000000000000000000000000000000000e0005", code: "0x00" };
const WAIT_MS = 20_000;
const GWEI = 1_000_000_000;
const hex = (value: number) => `0x${value.toString(16)}`;

type Payment = EventData<"payment.pending">;

describe.skipIf(missingAnvil() !== undefined)("payments that are not in a block yet", () => {
  const stack = new AsyncDisposableStack();
  let lake: TestLake;
  let url: string;
  let nonce = 0;

  beforeAll(async () => {
    lake = stack.use(await emptyLake());
    const anvil = stack.use(await startAnvil(1));
    url = anvil.url;
    for (const { address, code } of [REFUSING, TOKEN]) await callNode(url, "anvil_setCode", [address, code]);
    const settings = readSettings(Settings, {
      TETRON_RPC_ETHEREUM: url,
      TETRON_FOLLOW_ETHEREUM: "full",
      TETRON_FOLLOW_FROM_ETHEREUM: "1",
    });
    await callNode(url, "evm_mine");
    const { signal } = new AbortController();
    const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
    const addresses = [PAYEE, REFUSING.address];
    await watchWallets(
      lake,
      { network: "ethereum", addresses },
      { tenant: "acme", actor: "key_1", now: new Date() },
    );
    const [mempool] = openMempools(stack, settings);
    run(platform.jobs.find(({ name }) => name === "ingestion.follow-ethereum")!);
    run(watchPending(platform.scoring, mempool!, { lookMs: 200, sureMs: 300 }));
    await until(
      "the chain is held",
      async () => (await findChain(lake.db, "ethereum")) !== undefined,
      WAIT_MS,
    );
  });
  afterAll(() => stack.disposeAsync());

  function run(job: Job): void {
    const end = new AbortController();
    const running = job.run(end.signal);
    stack.defer(async () => {
      end.abort();
      await running;
    });
  }

  /** Sends a transaction of RICH; it is not mined. */
  const send = (to: string, { fee = 100, value = 5, data = "0x", at = nonce++ } = {}): Promise<string> =>
    callNode(url, "eth_sendTransaction", [
      {
        ...{ from: RICH, to, data, nonce: hex(at), value: hex(value), gas: "0x30d40" },
        ...{ maxFeePerGas: hex(fee * GWEI), maxPriorityFeePerGas: hex(fee * GWEI) },
      },
    ]);
  const told = async (hash: string, tenant = "acme") =>
    (
      await lake.db
        .select()
        .from(events)
        .where(and(eq(events.tenant, tenant), like(events.type, "payment.%")))
        .orderBy(asc(events.seq))
    )
      .map(({ type, data }) => ({ type, data: data as Payment }))
      .filter(({ data }) => data.transaction_hash === hash);
  const statuses = async (hash: string) => (await told(hash)).map(({ data }) => data.status);
  const becomes = (hash: string, ...expected: Payment["status"][]) =>
    until(expected.join(", "), async () => (await statuses(hash)).length >= expected.length, WAIT_MS).then(
      async () => expect(await statuses(hash)).toEqual(expected),
    );

  test("are scored for whom watches a side, confirmed, pending again after a reorg, and confirmed again", async () => {
    const snapshot = await callNode(url, "evm_snapshot");
    const hash = await send(PAYEE);
    await becomes(hash, "pending");
    const [pending] = await told(hash);
    expect(pending).toMatchObject({
      type: "payment.pending",
      data: {
        ...{ payment_id: expect.stringMatching(/^pay_/), transaction_id: expect.stringMatching(/^tx_/) },
        ...{ amount: "0.000000000000000005", currency: "ETH", from_address: RICH, to_address: PAYEE },
        ...{ network: "ethereum", height: null, replaced_by: null, fraud_score: expect.any(Number) },
      },
    });
    await callNode(url, "evm_mine");
    await becomes(hash, "pending", "confirmed");
    const confirmed = (await told(hash)).at(-1)!;
    expect(confirmed.data).toMatchObject({ payment_id: pending!.data.payment_id, height: 2 });
    // The block brought the first history of both wallets: it is scored again.
    expect(confirmed.data.transaction_id).not.toBe(pending!.data.transaction_id);

    await callNode(url, "evm_revert", [snapshot]);
    await callNode(url, "evm_increaseTime", [30]);
    await callNode(url, "anvil_mine", ["0x2"]);
    await until("pending again", async () => (await statuses(hash)).length >= 3, WAIT_MS);
    expect((await statuses(hash)).slice(0, 3)).toEqual(["pending", "confirmed", "pending"]);
    expect((await told(hash))[2]!.data).toMatchObject({ height: null });
    // Nobody has it any more until it is sent again.
    await until("dropped", async () => (await statuses(hash)).at(-1) === "dropped", WAIT_MS);
    expect(await send(PAYEE, { at: 0 })).toBe(hash);
    await callNode(url, "evm_mine");
    await until("confirmed again", async () => (await statuses(hash)).at(-1) === "confirmed", WAIT_MS);
    expect(new Set((await told(hash)).map(({ data }) => data.payment_id)).size).toBe(1);
    expect(await told(hash, "other")).toEqual([]);
  });

  test("are replaced by one with a higher fee", async () => {
    const at = nonce++;
    const cheap = await send(PAYEE, { at, fee: 50 });
    await becomes(cheap, "pending");
    const dear = await send(PAYEE, { at, fee: 100, value: 6 });
    await becomes(cheap, "pending", "replaced");
    expect((await told(cheap)).at(-1)!.data).toMatchObject({ replaced_by: dear });
    await callNode(url, "evm_mine");
    await becomes(dear, "pending", "confirmed");
  });

  test("are replaced by a payment to oneself, which is not scored", async () => {
    const at = nonce++;
    const cheap = await send(PAYEE, { at, fee: 50 });
    await becomes(cheap, "pending");
    const cancel = await send(RICH, { at, fee: 100, value: 0 });
    await becomes(cheap, "pending", "replaced");
    expect(await told(cancel)).toEqual([]);
    await callNode(url, "evm_mine");
  });

  test("are dropped once no node has them", async () => {
    const hash = await send(PAYEE, { at: nonce });
    await becomes(hash, "pending");
    await callNode(url, "anvil_dropTransaction", [hash]);
    await becomes(hash, "pending", "dropped");
  });

  test("are reverted by a block in which they fail, and tokens are named by their contract", async () => {
    const failing = await send(REFUSING.address);
    const word = (text: string) => text.slice(2).padStart(64, "0");
    const token = await send(TOKEN.address, { value: 0, data: `0xa9059cbb${word(PAYEE)}${word("0x7b")}` });
    const elsewhere = await send(TOKEN.address);
    await becomes(failing, "pending");
    await becomes(token, "pending");
    expect((await told(token))[0]!.data).toMatchObject({
      ...{ amount: "123", currency: `eip155:1/erc20:${TOKEN.address}`, to_address: PAYEE },
    });
    await callNode(url, "evm_mine");
    await becomes(failing, "pending", "reverted");
    await becomes(token, "pending", "confirmed");
    expect(await told(elsewhere)).toEqual([]);
    expect(await lake.db.$count(payments, eq(payments.status, "pending"))).toBe(0);
  });
});
