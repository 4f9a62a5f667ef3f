import { missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { until } from "@tetron/domain/testing";
import { payments } from "@tetron/lake/tables/payments";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PendingPlatform, pendingPlatform } from "./testing.ts";

const PAYEE = "0x00000000000000000000000000000000000e0002";
/** PUSH1 0 PUSH1 0 REVERT */
const REFUSING = { address: "0x00000000000000000000000000000000000e0004", code: "0x60006000fd" };
const TOKEN = { address: "0x00000000000000000000000000000000000e0005", code: "0x00" };
const WAIT_MS = 20_000;
const GWEI = 1_000_000_000;
const hex = (value: number) => `0x${value.toString(16)}`;

describe.skipIf(missingAnvil() !== undefined)("payments that are not in a block yet", () => {
  const stack = new AsyncDisposableStack();
  let platform: PendingPlatform;
  let url: string;
  let nonce = 0;

  beforeAll(async () => {
    const anvil = stack.use(await startAnvil(1));
    url = anvil.url;
    for (const { address, code } of [REFUSING, TOKEN]) await callNode(url, "anvil_setCode", [address, code]);
    await callNode(url, "evm_mine");
    platform = await pendingPlatform(stack, "ethereum", {
      env: {
        ...{ TETRON_RPC_ETHEREUM: url, TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" },
      },
      addresses: [PAYEE, REFUSING.address],
    });
  });
  afterAll(() => stack.disposeAsync());

  /** Sends a transaction of RICH; it is not mined. */
  const send = (to: string, { fee = 100, value = 5, data = "0x", at = nonce++ } = {}): Promise<string> =>
    callNode(url, "eth_sendTransaction", [
      {
        ...{ from: RICH, to, data, nonce: hex(at), value: hex(value), gas: "0x30d40" },
        ...{ maxFeePerGas: hex(fee * GWEI), maxPriorityFeePerGas: hex(fee * GWEI) },
      },
    ]);

  test("are scored for whom watches a side, confirmed, pending again after a reorg, and confirmed again", async () => {
    const snapshot = await callNode(url, "evm_snapshot");
    const hash = await send(PAYEE);
    await platform.becomes(hash, "pending");
    const [pending] = await platform.told(hash);
    expect(pending).toMatchObject({
      type: "payment.pending",
      data: {
        ...{ payment_id: expect.stringMatching(/^pay_/), transaction_id: expect.stringMatching(/^tx_/) },
        ...{ amount: "0.000000000000000005", currency: "ETH", from_address: RICH, to_address: PAYEE },
        ...{ network: "ethereum", height: null, replaced_by: null, fraud_score: expect.any(Number) },
      },
    });
    await callNode(url, "evm_mine");
    await platform.becomes(hash, "pending", "confirmed");
    const confirmed = (await platform.told(hash)).at(-1)!;
    expect(confirmed.data).toMatchObject({ payment_id: pending!.data.payment_id, height: 2 });
    // The block brought the first history of both wallets: it is scored again.
    expect(confirmed.data.transaction_id).not.toBe(pending!.data.transaction_id);

    await callNode(url, "evm_revert", [snapshot]);
    await callNode(url, "evm_increaseTime", [30]);
    await callNode(url, "anvil_mine", ["0x2"]);
    await until("pending again", async () => (await platform.statuses(hash)).length >= 3, WAIT_MS);
    expect((await platform.statuses(hash)).slice(0, 3)).toEqual(["pending", "confirmed", "pending"]);
    expect((await platform.told(hash))[2]!.data).toMatchObject({ height: null });
    // Nobody has it any more until it is sent again.
    await platform.ends(hash, "dropped");
    expect(await send(PAYEE, { at: 0 })).toBe(hash);
    await callNode(url, "evm_mine");
    await platform.ends(hash, "confirmed");
    expect(new Set((await platform.told(hash)).map(({ data }) => data.payment_id)).size).toBe(1);
    expect(await platform.told(hash, "other")).toEqual([]);
  });

  test("are replaced by one with a higher fee", async () => {
    const at = nonce++;
    const cheap = await send(PAYEE, { at, fee: 50 });
    await platform.becomes(cheap, "pending");
    const dear = await send(PAYEE, { at, fee: 100, value: 6 });
    await platform.becomes(cheap, "pending", "replaced");
    expect((await platform.told(cheap)).at(-1)!.data).toMatchObject({ replaced_by: dear });
    await callNode(url, "evm_mine");
    await platform.becomes(dear, "pending", "confirmed");
  });

  test("are replaced by a payment to oneself, which is not scored", async () => {
    const at = nonce++;
    const cheap = await send(PAYEE, { at, fee: 50 });
    await platform.becomes(cheap, "pending");
    const cancel = await send(RICH, { at, fee: 100, value: 0 });
    await platform.becomes(cheap, "pending", "replaced");
    expect(await platform.told(cancel)).toEqual([]);
    await callNode(url, "evm_mine");
  });

  test("are dropped once no node has them", async () => {
    const hash = await send(PAYEE, { at: nonce });
    await platform.becomes(hash, "pending");
    await callNode(url, "anvil_dropTransaction", [hash]);
    await platform.becomes(hash, "pending", "dropped");
  });

  test("are reverted by a block in which they fail, and tokens are named by their contract", async () => {
    const failing = await send(REFUSING.address);
    const word = (text: string) => text.slice(2).padStart(64, "0");
    const token = await send(TOKEN.address, { value: 0, data: `0xa9059cbb${word(PAYEE)}${word("0x7b")}` });
    const elsewhere = await send(TOKEN.address);
    await platform.becomes(failing, "pending");
    await platform.becomes(token, "pending");
    expect((await platform.told(token))[0]!.data).toMatchObject({
      ...{ amount: "123", currency: `eip155:1/erc20:${TOKEN.address}`, to_address: PAYEE },
    });
    await callNode(url, "evm_mine");
    await platform.becomes(failing, "pending", "reverted");
    await platform.becomes(token, "pending", "confirmed");
    expect(await platform.told(elsewhere)).toEqual([]);
    expect(await platform.lake.db.$count(payments, eq(payments.status, "pending"))).toBe(0);
  });
});
