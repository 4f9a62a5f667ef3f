import { ALL_NETWORK_IDS, ANY_NETWORK } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { readLists } from "./read-lists.ts";

const row = (name: string, kind: string, asOf: string) => ({
  name,
  version: "1",
  kind,
  network: "ethereum",
  asOf,
});
const text = (...rows: readonly object[]) => JSON.stringify(rows);

test("lists of every network are read, of the simulated one too", () => {
  const rows = [...ALL_NETWORK_IDS, ANY_NETWORK].map((network) => ({
    ...row(`histories of ${network}`, "wallets", "2026-01-02T00:00:00+00:00"),
    network,
  }));
  expect(readLists()(text(...rows)).map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
});

test("equal texts give the same lists, and another text others", () => {
  const listsOf = readLists();
  const lists = listsOf(text(row("own", "labels", "2026-01-02T00:00:00+00:00")));
  expect(lists).toMatchObject([{ name: "own", kind: "labels", asOf: new Date("2026-01-02") }]);
  expect(listsOf(text(row("own", "labels", "2026-01-02T00:00:00+00:00")))).toBe(lists);
  expect(listsOf(text(row("own", "labels", "2026-01-03T00:00:00+00:00")))).toMatchObject([
    { asOf: new Date("2026-01-03") },
  ]);
});

test("parts of a publisher's list count from the day of its newest edition", () => {
  const old = row("OFAC SDN ETC", "sanctions", "2024-09-27T00:00:00+00:00");
  const lists = readLists()(text(old, row("OFAC SDN ETH", "sanctions", "2026-10-01T00:00:00+00:00")));
  expect(lists.map(({ asOf }) => asOf)).toEqual([new Date("2026-10-01"), new Date("2026-10-01")]);
});
