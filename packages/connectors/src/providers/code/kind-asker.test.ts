import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { ProviderFault, type ProviderFaultKind } from "../fault.ts";
import type { NodeCaller } from "../node-caller.ts";
import { kindAsker } from "./kind-asker.ts";

const { signal } = new AbortController();
const ADDRESS = `0x${"1".repeat(40)}`;
const MINUTE_MS = 60_000;

afterEach(() => void vi.useRealTimers());

type Saying = "wallet" | ProviderFaultKind | "nothing" | "refused late" | number;

/** A node that answers with each of these in turn, and then with the last: a number is a `Retry-After` in milliseconds. */
function aNode(...says: readonly Saying[]) {
  const began = performance.now();
  /** When it was asked, in milliseconds. */
  const asked: number[] = [];
  const call = async () => {
    asked.push(performance.now() - began);
    const said = says[Math.min(asked.length, says.length) - 1]!;
    if (said === "wallet") return "0x";
    if (said === "nothing") return await new Promise(() => {});
    // waits: as long as such a node does.
    if (said === "refused late")
      return await sleep(200).then(() => Promise.reject(new ProviderFault("refused", said)));
    throw typeof said === "number" ? new ProviderFault("busy", "busy", said) : new ProviderFault(said, said);
  };
  return { asked, call: call as NodeCaller["call"] };
}

test("the next node is asked at once, and the one that is busy not before it said while another answers", async () => {
  vi.useFakeTimers();
  const [busy, well] = [aNode(1_000, "wallet"), aNode("wallet")];
  const ask = kindAsker([busy, well], 1_500);
  for (const ms of [0, 999, 1]) {
    vi.advanceTimersByTime(ms);
    expect(await ask(ADDRESS, signal)).toBe("wallet");
  }
  expect([busy.asked, well.asked]).toEqual([
    [0, 1_000],
    [0, 999],
  ]);
});

test("when none answers, those that are busy are asked once more, each when it said", async () => {
  const nodes = [aNode(300, "wallet"), aNode("refused"), aNode("busy"), aNode(MINUTE_MS)] as const;
  expect(await kindAsker(nodes, 4_000)(ADDRESS, signal)).toBe("wallet");
  expect(nodes.map(({ asked }) => asked.length)).toEqual([2, 1, 2, 1]);
  // A timer may fire a millisecond early.
  expect(nodes[2].asked[1]).toBeGreaterThanOrEqual(249);
  expect(nodes[0].asked[1]).toBeGreaterThanOrEqual(299);
});

test("a question with a pause ends with its time, whatever the node does then", async () => {
  const node = aNode(100, "nothing");
  expect(await kindAsker([node], 400)(ADDRESS, signal)).toBeNull();
  expect(node.asked.length).toBe(2);
  const [briefly, late] = [aNode(50, "nothing"), aNode("refused late")];
  expect(await kindAsker([briefly, late], 600)(ADDRESS, signal)).toBeNull();
  expect(briefly.asked.length).toBe(2);
  const [busy, resting] = [aNode("refused", 100), aNode(MINUTE_MS, "nothing")];
  const ask = kindAsker([busy, resting], 400);
  for (let asked = 0; asked < 2; asked++) expect(await ask(ADDRESS, signal)).toBeNull();
  expect([busy.asked.length, resting.asked.length]).toEqual([3, 2]);
});

test("a node that rests for longer than may be waited is asked when no other answers", async () => {
  const [resting, failing] = [aNode(MINUTE_MS, "wallet"), aNode("refused")];
  const ask = kindAsker([resting, failing], 1_500);
  expect(await ask(ADDRESS, signal)).toBeNull();
  expect(await ask(ADDRESS, signal)).toBe("wallet");
  expect(failing.asked.length).toBe(2);
});

test("a node that rests is asked by who comes meanwhile when it said, and once", async () => {
  const node = aNode(200, MINUTE_MS);
  const ask = kindAsker([node], 1_500);
  const first = ask(ADDRESS, signal);
  await setImmediate();
  expect(await Promise.all([first, ask(ADDRESS, signal)])).toEqual([null, null]);
  expect(node.asked.length).toBe(3);
  expect(node.asked[1]).toBeGreaterThanOrEqual(199);
});
