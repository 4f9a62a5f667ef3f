import { expect, onTestFinished, test, vi } from "vitest";
import { aFailure, aPeer, json } from "./testing.ts";

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

test.each([
  ["text", "address,label\n"],
  ["bytes", new TextEncoder().encode("address,label\n")],
  ["a buffer", new TextEncoder().encode("address,label\n").buffer],
  ["a Blob", new Blob(["address,", "label\n"], { type: "text/csv" })],
])(
  "a file is the body, whole and again in each attempt, and its options are in the query: %s",
  async (_, file) => {
    await using peer = await aPeer((_, response, before) =>
      before === 0
        ? json(response, 503, aFailure("UNAVAILABLE"))
        : json(response, 202, { id: "job_1", state: "queued" }),
    );
    const tetron = peer.client();
    const upload = await tetron.createUpload({ kind: "labels", network: "ethereum", partial: "true", file });
    expect(upload.id).toBe("job_1");
    expect(peer.received.map(({ method, url, body }) => [method, url, body])).toEqual(
      Array(2).fill(["POST", "/v1/uploads?kind=labels&network=ethereum&partial=true", "address,label\n"]),
    );
    const [first, again] = peer.received.map(({ headers }) => headers);
    expect(first).toMatchObject({ "content-type": "application/octet-stream" });
    expect(again!["idempotency-key"]).toBe(first!["idempotency-key"]);
  },
);

test("what is no file, or an option that there is not, is refused before anything is sent", async () => {
  await using peer = await aPeer((_, response) => json(response, 202, {}));
  const tetron = peer.client();
  const options = { kind: "labels", partial: "true", force: "true" } as const;
  // @ts-expect-error the file is required.
  await expect(tetron.createUpload(options)).rejects.toThrow("file: is missing.");
  for (const file of [{}, null, ["a"], new ReadableStream(), new FormData()])
    await expect(tetron.createUpload({ ...options, file: file as Blob })).rejects.toThrow(
      "file: is no file.",
    );
  const misspelt = { ...options, file: "a", lists: "mine" };
  await expect(tetron.createUpload(misspelt)).rejects.toThrow("lists: this request has no such parameter.");
  expect(peer.received).toEqual([]);
});

test("a file may take all of the call's time, and not more", async () => {
  await using peer = await aPeer((_, response, before) => {
    // waits: longer than an attempt may take that is not of a file.
    if (before === 0) setTimeout(() => json(response, 202, { id: "job_1" }), 60);
  });
  const tetron = peer.client({ attemptTimeoutMs: 20 });
  expect(await tetron.createUpload({ kind: "context", file: "a" })).toEqual({ id: "job_1" });
  const late = tetron.createUpload({ kind: "context", file: "a" }, { timeoutMs: 30 });
  await expect(late).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  expect(peer.received).toHaveLength(2);
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

const OUTCOME = { network: "ethereum", address: "a", outcome: "good" } as const;

test("an idempotency key that is no header is refused by name, and one is made without crypto.randomUUID", async () => {
  await using peer = await aPeer((_, response) => json(response, 200, {}));
  const tetron = peer.client();
  for (const idempotencyKey of ["", "заказ-1", "order 1", "order\n1"])
    await expect(tetron.feedback(OUTCOME, { idempotencyKey })).rejects.toThrow(/^idempotencyKey: /);
  expect(peer.received).toEqual([]);
  // As on a page that is served by plain http.
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  onTestFinished(() => void vi.unstubAllGlobals());
  await tetron.feedback(OUTCOME);
  expect(peer.received[0]!.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
});
