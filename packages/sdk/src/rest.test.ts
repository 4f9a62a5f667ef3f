import { expect, test } from "vitest";
import { aPeer, json } from "./testing.ts";

test("an input's members go where the endpoint has them: path, query or body", async () => {
  await using peer = await aPeer((_, response) => json(response, 200, {}));
  const tetron = peer.client();
  await tetron.wallet({ network: "ethereum", address: "0xA/../b" });
  await tetron.rotateKey({ key_id: "key_1", overlap_minutes: 60 });
  await tetron.revokeKey({ key_id: "key_1", tenant: "a b" });
  expect(peer.received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/v1/wallets/ethereum/0xA%2F..%2Fb", ""],
    ["POST", "/v1/admin/keys/key_1/rotate", '{"overlap_minutes":60}'],
    ["DELETE", "/v1/admin/keys/key_1?tenant=a+b", ""],
  ]);
  const [read, write] = peer.received.map(({ headers }) => headers);
  expect(read).toMatchObject({ authorization: "Bearer tk_test", accept: "application/json" });
  expect(read).not.toHaveProperty("idempotency-key");
  expect(write).toMatchObject({ "content-type": "application/json" });
});

test("a path parameter that is missing, or one that no endpoint has, is refused before anything is sent", async () => {
  await using peer = await aPeer((_, response) => json(response, 200, {}));
  const tetron = peer.client();
  await expect(tetron.getScore({ transaction_id: "" })).rejects.toThrow("transaction_id: is missing.");
  const misspelt = { transaction_id: "tx_1", fields: "all" };
  await expect(tetron.getScore(misspelt)).rejects.toThrow("fields: this request has no such parameter.");
  expect(peer.received).toEqual([]);
});

test("pages are awaited one by one, or iterated over item by item to the last", async () => {
  const keys = [{ id: "key_1" }, { id: "key_2" }, { id: "key_3" }];
  await using peer = await aPeer(({ url }, response) => {
    const { searchParams } = new URL(url, peer.url);
    const at = Number(searchParams.get("cursor") ?? 0);
    const to = at + Number(searchParams.get("limit"));
    json(response, 200, { keys: keys.slice(at, to), next_cursor: to < keys.length ? String(to) : null });
  });
  const tetron = peer.client();
  expect(await tetron.listKeys({ limit: 2 })).toEqual({ keys: keys.slice(0, 2), next_cursor: "2" });
  const items = await Array.fromAsync(tetron.listKeys({ limit: 2 }), ({ id }) => id);
  expect(items).toEqual(["key_1", "key_2", "key_3"]);
  expect(peer.received).toHaveLength(3);
  for await (const { id } of tetron.listKeys({ limit: 1 })) if (id === "key_1") break;
  expect(peer.received).toHaveLength(4);
});
