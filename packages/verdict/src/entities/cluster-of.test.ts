import type { LinkRule } from "@tetron/domain/address-link";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { clusterRemarks } from "../remarks/cluster-of.ts";
import { clusterOf, type ListedMember, listedCluster } from "./cluster-of.ts";

const NOTHING: ListedMember = { labels: [], sanctions: [] };
const labelled = (word: string, name = ""): ListedMember => ({
  labels: [{ label: word, name, list: "known", version: "1" }],
  sanctions: [],
});
const SANCTIONED: ListedMember = { labels: [], sanctions: [{ list: "OFAC", version: "9" }] };

/** The cluster of the wallet `me` with others, by what lists say of these. */
function of(others: Readonly<Record<string, ListedMember>>, rule: LinkRule = "common_inputs", isCut = false) {
  const listed = { me: NOTHING, ...others };
  const members = Object.keys(listed).map((address) => ({ address, rule }));
  return clusterOf(listedCluster(SHIPPED_TAXONOMY, { members, isCut }, Object.values(listed)), "me");
}

test("the worst of what lists say of other addresses comes first, and what they do not say is nothing", () => {
  const cluster = of({
    a: labelled("exchange", "Kraken 5"),
    b: NOTHING,
    c: labelled("phish-hack"),
    d: SANCTIONED,
  });
  expect(cluster.doubt).toBe(null);
  expect(cluster.named.map(({ address, listing, confidence }) => [address, listing, confidence])).toEqual([
    ["d", "sanctioned", 0.9],
    ["c", "bad", 0.9],
    ["a", "service", 0.9],
  ]);
  expect(of({ b: NOTHING }).named).toEqual([]);
  expect(of({ d: SANCTIONED }, "change").named).toMatchObject([{ confidence: 0.6 }]);
});

test("what lists say of the wallet itself is not repeated", () => {
  const members = [
    { address: "me", rule: "common_inputs" as const },
    { address: "a", rule: "change" as const },
  ];
  const cluster = listedCluster(SHIPPED_TAXONOMY, { members, isCut: false }, [SANCTIONED, NOTHING]);
  expect(clusterOf(cluster, "me").named).toEqual([]);
  expect(clusterOf(cluster, "a").named).toMatchObject([{ address: "me" }]);
});

test("two services in a cluster silence it, two wallets of one service do not, and too many addresses make it less sure", () => {
  const [kraken, other] = [labelled("exchange", "Kraken 5"), labelled("exchange", "kraken: Hot Wallet 6")];
  expect(of({ a: kraken, b: other, c: SANCTIONED })).toMatchObject({ doubt: null, named: [{}, {}, {}] });
  expect(of({ a: kraken, b: labelled("exchange", "Binance 14"), c: SANCTIONED })).toMatchObject({
    ...{ doubt: "several_services", named: [] },
  });
  const large = of({ a: kraken, c: SANCTIONED }, "common_inputs", true);
  expect(large).toMatchObject({
    doubt: "too_large",
    named: [
      { address: "c", listing: "sanctioned", confidence: 0.6 },
      { address: "a", listing: "service", confidence: 0.6 },
    ],
  });
  expect(clusterRemarks("to", large)[0]!.evidence).toContainEqual({
    ...{ name: "doubt", value: "too_large", source: null },
  });
  expect(of({ c: SANCTIONED }, "change", true).named).toMatchObject([{ confidence: 0.4 }]);
  const two = of({ a: kraken, b: labelled("exchange", "Binance 14") }, "common_inputs", true);
  expect(two).toMatchObject({ doubt: "several_services", named: [] });
});

test("a remark names the address, what shows it and who says what, and none is made without", () => {
  expect(clusterRemarks("to", null)).toEqual([]);
  expect(clusterRemarks("to", of({ b: NOTHING }))).toEqual([]);
  const [remark] = clusterRemarks("to", of({ b: NOTHING, c: labelled("phish-hack"), d: SANCTIONED }));
  expect(remark).toMatchObject({ code: "CLUSTER_OF", side: "to" });
  expect(remark!.evidence.map(({ name, value, source }) => [name, value, source])).toEqual([
    ["cluster_size", "4", null],
    ["named", "2", null],
    ["same_holder", "d", null],
    ["linked_by", "common_inputs", null],
    ["listing", "sanctioned", null],
    ["confidence", "0.9", null],
    ["sanctions_list", "OFAC", "OFAC 9"],
    ["same_holder", "c", null],
    ["linked_by", "common_inputs", null],
    ["listing", "bad", null],
    ["confidence", "0.9", null],
    ["label", "phish-hack", "known 1"],
  ]);
});
