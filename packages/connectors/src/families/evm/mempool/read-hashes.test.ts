import { Failure } from "@tetron/domain/failure";
import { until } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import type { RawPending } from "./raw.ts";
import { readHashes } from "./read-hashes.ts";

const WAIT_MS = 5_000;
/** Hashes that wait at most, and those that are asked for at a time. */
const [WAITING, AT_ONCE] = [1_000, 16];

/** Reads hashes from a node that answers as `call` does. */
function reading(call: (hash: string) => Promise<unknown>) {
  const found = { read: [] as RawPending[], leftOut: 0, unanswered: new Set<string>() };
  const rpc = { call: ({ params }: { params: [string] }) => call(params[0]) } as unknown as Rpc;
  const { signal } = new AbortController();
  const hashes = readHashes(
    { rpc, signal },
    {
      onRead: (transaction) => found.read.push(transaction),
      onLeftOut: () => {
        found.leftOut += 1;
      },
      unanswered: found.unanswered,
    },
  );
  return { hashes, found };
}

test("of more hashes than may wait the oldest are left out, and each is counted", async () => {
  const answers = Promise.withResolvers<void>();
  const { hashes, found } = reading(async (hash) => {
    await answers.promise;
    return { hash };
  });
  for (let n = 0; n < AT_ONCE + WAITING + 3; n++) hashes.add(`${n}`);
  expect(found.leftOut).toBe(3);
  answers.resolve();
  await until("the rest is read", async () => found.read.length === AT_ONCE + WAITING, WAIT_MS);
  const left = Array.from({ length: 3 }, (_, n) => `${AT_ONCE + n}`);
  expect(found.read.map(({ hash }) => hash)).not.toEqual(expect.arrayContaining(left));
  expect(found.leftOut).toBe(3);
});

test("a hash that the node refuses to look up is left out; one that it does not have any more is not", async () => {
  const kinds = ["missing", "error", "too_large"] as const;
  const { hashes, found } = reading(async (kind) => {
    throw new RpcFault(kind as (typeof kinds)[number], "no");
  });
  for (const kind of kinds) hashes.add(kind);
  await until("they are answered", async () => found.leftOut === 2, WAIT_MS);
  expect(found).toMatchObject({ read: [], unanswered: new Set() });
});

test("hashes about which no node answers wait to be asked for again, up to a limit", async () => {
  const { hashes, found } = reading(async () => {
    throw new Failure("UNAVAILABLE", "No node answers.", { dependency: "ethereum", retryAfter: 1 });
  });
  for (let n = 0; n < WAITING; n++) hashes.add(`${n}`);
  await until("all are unanswered", async () => found.unanswered.size === WAITING, WAIT_MS);
  expect(found.leftOut).toBe(0);
  for (let n = 0; n < 5; n++) hashes.add(`more ${n}`);
  await until("the rest is left out", async () => found.leftOut === 5, WAIT_MS);
  expect(found.unanswered.size).toBe(WAITING);
});
