import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { LabelList, WalletLabel } from "@tetron/models/label-list";
import type { SanctionsEdition } from "@tetron/models/sanctions-table";
import type { ShippedLists } from "@tetron/models/shipped-lists";
import { expect, test } from "vitest";
import { knownServices } from "./known-services.ts";

const address = (n: number) => `0x${String(n).repeat(40)}`;

/** Lists with these labels: `[list, wallet, word]`. */
function listsOf(rows: readonly (readonly [list: string, wallet: number, label: string])[]): ShippedLists {
  const labels = rows.map(([name, wallet, label]) => ({
    ...{ network: "ethereum" as const, address: address(wallet), label, name: "" },
    ...{ firstSeen: null, lastSeen: null, confidence: null, publisher: null, actor: null },
    ...{ source: name, version: "1" },
  }));
  const find = (_: string, wanted: string) => labels.filter((each) => each.address === wanted);
  const lists = [...Map.groupBy(labels, ({ source }) => source)].map(
    ([name, own]): LabelList => ({
      source: { name, version: "1", url: "", licence: "" },
      ...{
        rows: own.length,
        words: [],
        leftOut: {},
        networks: new Set(["ethereum" as const]),
        tables: [],
        find,
      },
      entries: (): Iterable<WalletLabel> => own,
    }),
  );
  return { lists, find };
}

const nobody = { find: () => [] };

test("a wallet that several lists call a service is one service, in its strongest category", () => {
  const lists = listsOf([
    ["a", 1, "uniswap"],
    ["b", 1, "exchange"],
    ["b", 2, "phish-hack"],
  ]);
  const { services } = knownServices(SHIPPED_TAXONOMY, lists, nobody);
  expect(services.map(({ address: of, category, labels }) => [of, category, labels.length])).toEqual([
    [address(1), "exchange", 2],
  ]);
});

test("a service that another list accuses still counts, for it is the case that goes wrong", () => {
  const lists = listsOf([
    ["a", 1, "exchange"],
    ["b", 1, "phish-hack"],
  ]);
  expect(knownServices(SHIPPED_TAXONOMY, lists, nobody).services).toHaveLength(1);
});

test("a service that a sanctions list names is left out and counted", () => {
  const lists = listsOf([["a", 1, "exchange"]]);
  const edition: SanctionsEdition = {
    ...{ asset: "ETH", network: "ethereum", leftOut: 0, wallets: [] },
    source: { name: "OFAC SDN ETH", version: "1", url: "", licence: "" },
  };
  expect(knownServices(SHIPPED_TAXONOMY, lists, { find: () => [edition] })).toEqual({
    services: [],
    sanctioned: 1,
  });
});
