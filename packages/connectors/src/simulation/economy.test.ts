import { expect, test } from "vitest";
import { planOf } from "./economy.ts";
import { peopleOf } from "./people.ts";
import { sideBranchAt } from "./side-branch.ts";
import { openSimulation } from "./simulated-chain.ts";

const people = peopleOf("test");
const NEVER = new AbortController().signal;

test("the same seed plays the same, another one something else", () => {
  const plans = (seed: string) => {
    const own = peopleOf(seed);
    return Array.from({ length: 50 }, (_, height) => planOf(seed, own, height));
  };
  expect(plans("a")).toEqual(plans("a"));
  expect(plans("a")).not.toEqual(plans("b"));
});

test("everybody who pays is known, nobody pays himself, and every transaction is one of its own", () => {
  const planned = Array.from({ length: 2_000 }, (_, height) => planOf("test", people, height)).flat();
  for (const { from, to, units } of planned) {
    expect([people.roleOf(from), people.roleOf(to)]).not.toContain(undefined);
    expect(from).not.toBe(to);
    expect(units).toBeGreaterThan(0n);
  }
  expect(new Set(planned.map(({ hash }) => hash)).size).toBe(planned.length);
  expect(new Set(planned.map(({ end }) => end))).toEqual(new Set(["mined", "failed", "replaced", "dropped"]));
  const roles = new Set(planned.flatMap(({ from, to }) => [people.roleOf(from), people.roleOf(to)]));
  expect(roles.size).toBe(8);
});

test("a poisoner's address looks like a shop's, and is another", () => {
  const [shop, poisoner] = [people.of("shop", 3), people.of("poisoner", 3)];
  expect([poisoner.slice(0, 6), poisoner.slice(-4)]).toEqual([shop.slice(0, 6), shop.slice(-4)]);
  expect(poisoner).not.toBe(shop);
  expect([people.isFraud(poisoner), people.isFraud(shop), people.isFraud("0x00")]).toEqual([
    true,
    false,
    undefined,
  ]);
});

test("blocks are linked by their hashes, and those of an earlier run go on", async () => {
  const [first, second] = [100, 40].map((from) => openSimulation({ seed: "test", from }).source);
  const head = await first!.nextHead(undefined, NEVER);
  let at = head;
  for (let n = 0; n < 20; n++) {
    const parent = await first!.refOf({ height: at.height - 1, hash: at.parentHash! }, NEVER);
    expect([parent.height, parent.hash]).toEqual([at.height - 1, at.parentHash]);
    at = parent;
  }
  expect((await second!.refAt(41, NEVER)).hash).toBe((await first!.refAt(41, NEVER)).hash);
  await expect(first!.refOf({ height: 41, hash: "0x00" }, NEVER)).rejects.toMatchObject({ kind: "missing" });
});

test("now and then several blocks give way, and never one that is final", async () => {
  const branches = Array.from({ length: 4_000 }, (_, height) => sideBranchAt(height)).filter(
    (branch) => branch !== undefined,
  );
  const lengths = new Set(branches.map(({ first, until }) => until - first));
  expect([...lengths].sort()).toEqual([1, 2, 3, 4]);
  const { first, until } = branches.find((branch) => branch.until - branch.first === 3)!;
  // The clock stands still: a simulation from a height has the next one as its head.
  const at = (head: number) => openSimulation({ seed: "test", from: head - 1, blockMs: 1e9 }).source;
  const [side, main] = [at(until - 1), at(until)];
  const tip = await side.nextHead(undefined, NEVER);
  let ref = tip;
  while (ref.height >= first) {
    expect([await side.isHeld(ref, NEVER), await main.isHeld(ref, NEVER)]).toEqual([true, false]);
    ref = await side.refOf({ height: ref.height - 1, hash: ref.parentHash! }, NEVER);
  }
  expect(await main.isHeld(ref, NEVER)).toBe(true);
  const newer = await main.nextHead(undefined, NEVER);
  expect((await main.refAt(until - 1, NEVER)).hash).toBe(newer.parentHash);
  expect(await main.finalized(newer, NEVER)).toBeLessThan(first);
});

test("a block far behind the head is found by its hash", async () => {
  const { source } = openSimulation({ seed: "test", from: 1_000_000 });
  const ref = await source.refAt(7, NEVER);
  expect((await source.block(ref, "everything", NEVER)).hash).toBe(ref.hash);
});
