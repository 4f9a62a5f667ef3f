import { expect, test } from "vitest";
import type { AccountGraph, Dealing, GraphAccount } from "./account-graph.ts";
import { EXPOSURE, exposureColumns, GRAPH_COLUMNS } from "./exposure-columns.ts";

/** A payment between two addresses, in whole coins at a time. */
type Paid = readonly [from: string, to: string, value: number, time: number];

/** The graph of some accounts by the payments that they made and received; capital letters are fraud. */
function graphOf(
  accounts: readonly string[],
  paid: readonly Paid[],
  services: readonly string[] = [],
): AccountGraph {
  const names = [...new Set([...accounts, ...paid.map(([from]) => from), ...paid.map(([, to]) => to)])];
  const made = accounts.map((address): GraphAccount => {
    const own = paid.filter(([from, to]) => from === address || to === address);
    const total = (side: 0 | 1) => own.reduce((sum, each) => sum + (each[side] === address ? each[2] : 0), 0);
    return {
      ...{ address, fraud: address === address.toUpperCase(), node: names.indexOf(address), lateFrom: null },
      others: Int32Array.from(own, ([from, to]) => names.indexOf(from === address ? to : from)),
      times: Float64Array.from(own, ([, , , time]) => time),
      values: Float64Array.from(own, ([, , value]) => value),
      isSent: Uint8Array.from(own, ([from]) => Number(from === address)),
      ...{
        received: total(1),
        sent: total(0),
        degree: new Set(own.map(([from, to]) => (from === address ? to : from))).size,
      },
    };
  });
  const dealings = names.map((name) =>
    accounts.flatMap((address, account): Dealing[] => {
      const moved = (from: string, to: string) => {
        const between = paid.filter((each) => each[0] === from && each[1] === to);
        const times = between.map(([, , , time]) => time);
        return {
          value: between.reduce((sum, [, , value]) => sum + value, 0),
          ...{ first: Math.min(...times), last: Math.max(...times) },
        };
      };
      const dealing = { account, sent: moved(address, name), received: moved(name, address) };
      return dealing.sent.value + dealing.received.value > 0 ? [dealing] : [];
    }),
  );
  return {
    accounts: made,
    numberOf: new Map(accounts.map((address, i) => [address, i])),
    accountAt: Int32Array.from(names, (name) => accounts.indexOf(name)),
    dealings,
    isService: Uint8Array.from(names, (name) => Number(services.includes(name))),
  };
}

/** The exposure of the first account by its whole history, where every other account is known. */
function exposureOf(graph: AccountGraph, known = graph.accounts.map((_, i) => Number(i > 0))) {
  const span = { account: 0, from: 0, upto: graph.accounts[0]!.times.length };
  const row = exposureColumns(graph, [span], { known: Int32Array.from(known), sets: 1 });
  return Object.fromEntries(GRAPH_COLUMNS.map((name, i) => [name, row[i]!])) as Record<string, number>;
}

test("what came from a known fraud account is direct, and what came over another address is indirect by its part", () => {
  const graph = graphOf(
    ["a", "F", "h"],
    [
      ["F", "x", 3, 1],
      ["h", "x", 1, 2],
      ["F", "a", 1, 5],
      ["x", "a", 3, 6],
    ],
  );
  expect(exposureOf(graph)).toMatchObject({
    ...{ received_direct_fraud: 0.25, received_indirect_fraud: 0.5625, received_honest: 0.1875 },
    ...{ sent_direct_fraud: 0, sent_indirect_fraud: 0, sent_fraud_ratio: Number.NaN },
  });
});

test("nobody is known before his last transaction, to a set that has not seen him, or to himself", () => {
  const later: Paid[] = [
    ["F", "a", 1, 5],
    ["a", "y", 1, 6],
    ["F", "z", 1, 7],
  ];
  expect(exposureOf(graphOf(["a", "F"], later))).toHaveProperty("received_direct_fraud", 0);
  const then = later.slice(0, 2);
  expect(exposureOf(graphOf(["a", "F"], then))).toHaveProperty("received_direct_fraud", 1);
  expect(exposureOf(graphOf(["a", "F"], then), [1, 0])).toHaveProperty("received_direct_fraud", 0);
});

test("an address can only pass on what it had, and a service ends the way", () => {
  const paid: Paid[] = [
    ["x", "a", 1, 5],
    ["F", "x", 1, 6],
    ["a", "y", 1, 7],
  ];
  expect(exposureOf(graphOf(["a", "F"], paid))).toHaveProperty("received_indirect_fraud", 0);
  const before: Paid[] = [["F", "x", 1, 4], ...paid.slice(0, 1)];
  expect(exposureOf(graphOf(["a", "F"], before))).toHaveProperty("received_indirect_fraud", 1);
  expect(exposureOf(graphOf(["a", "F"], before, ["x"]))).toMatchObject({
    ...{ received_indirect_fraud: 0, received_service: 1 },
  });
});

test("every column has a name of its own", () => {
  expect(new Set(GRAPH_COLUMNS).size).toBe(GRAPH_COLUMNS.length);
  expect(EXPOSURE).toHaveLength(10);
});
