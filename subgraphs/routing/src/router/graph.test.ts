import { expect, test } from "vitest";
import { anEdge } from "../../test/edges.ts";
import { buildGraph } from "./graph.ts";

test("edges between the same two nodes are adjacent, in both directions", () => {
  const edges = [anEdge(0, 1), anEdge(1, 0), anEdge(0, 1, { time: 7 }), anEdge(0, 0)];

  const { forward, backward } = buildGraph(2, edges);

  expect([...forward.edge]).toEqual([3, 0, 2, 1]);
  expect([...forward.head]).toEqual([0, 2, 3]);
  expect([...forward.slots]).toEqual([0, 1, 3, 4]);
  expect([...backward.edge]).toEqual([3, 1, 0, 2]);
  expect([...backward.next]).toEqual([0, 1, 0]);
});

test("a number that could not be added up exactly is refused", () => {
  expect(() => buildGraph(2, [anEdge(0, 1, { gas: 0.5 })])).toThrow("Edge 0: gas is 0.5");
  expect(() => buildGraph(2, [anEdge(0, 1, { time: -1 })])).toThrow("time is -1");
  expect(() => buildGraph(2, [anEdge(0, 1, { risk: Number.NaN })])).toThrow("risk is NaN");
  expect(() => buildGraph(2, [anEdge(0, 1, { max: 2 ** 53 })])).toThrow("max is");
  expect(() => buildGraph(2, [anEdge(0, 1, { ppm: 1_000_000 })])).toThrow("nothing would arrive");
  expect(() => buildGraph(2, [anEdge(0, 2)])).toThrow("node 2 does not exist");
});
