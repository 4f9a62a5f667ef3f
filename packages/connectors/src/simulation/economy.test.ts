import { expect, test } from "vitest";
import { planOf } from "./economy.ts";
import { peopleOf } from "./people.ts";
import { openSimulation } from "./simulated-chain.ts";

const people = peopleOf("test");
const NEVER = new AbortController().signal;

test("the same seed plays the same, another one something else", () => {
  const plans = (seed: string) =>
    Array.from({ length: 50 }, (_, height) => planOf(seed, peopleOf(seed), height));
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
