import { aMainnetAddress } from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { putLinks } from "@tetron/lake/address-links";
import { loadLabels } from "@tetron/lake/labels";
import { deleteMovementsAbove } from "@tetron/lake/movements";
import { loadSanctions } from "@tetron/lake/sanctions";
import { aLinkingBlock, emptyLake, type LinkedPair, silent } from "@tetron/lake/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { afterAll, expect, test } from "vitest";

const [PAYER, SHOP, BARRED, THIEF, MAYBE, CLEAN, EXCHANGE, ...MEMBERS] = Array.from({ length: 13 }, (_, n) =>
  aMainnetAddress(n),
) as [string, string, string, string, string, string, string, ...string[]];
const [OF_BARRED, OF_THIEF, OF_MAYBE, OF_CLEAN, OF_EXCHANGE] = MEMBERS as [
  string,
  string,
  string,
  string,
  string,
];
const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const { signal } = new AbortController();
const reputation = await openReputationArtifacts({});
const settings = { TETRON_SOURCE_DEADLINE_MS: 5_000 };
const verdict = await openVerdict({
  ...{ lake, settings, reputation, log: silent },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
});
const editions = openEditions({ current: verdict, folder: undefined });

const list = { version: "1", url: "", network: "*", asOf: new Date() } as const;
const on = (address: string) => ({ network: "bitcoin" as const, address });
const vouched = [PAYER, SHOP, OF_BARRED, OF_THIEF, OF_MAYBE, OF_CLEAN].map((address) => ({
  ...on(address),
  ...{ label: "merchant", name: "" },
}));
await loadLabels(lake, { ...list, owner: "operator", name: "watchlist" }, [
  ...vouched,
  { ...on(EXCHANGE), label: "exchange", name: "Kraken 5" },
]);
await loadLabels(lake, { ...list, owner: "tenant:acme", name: "own" }, [
  { ...on(THIEF), label: "phish-hack", name: "" },
  { ...on(MAYBE), label: "phish-hack", name: "" },
]);
await loadSanctions(lake, { ...list, owner: "operator", name: "OFAC SDN XBT" }, [
  { ...on(BARRED), asset: "XBT" },
]);

const linked = (height: number, ...pairs: readonly LinkedPair[]) =>
  putLinks(lake.db, [aLinkingBlock(height, ...pairs)]);
const pay = async (toAddress: string, tenant = "acme") => {
  const score = await scoreTransaction(
    { lake, log: silent, ...verdict },
    { tenant, keyId: "key_1", requestId: "req_1" },
    { fromAddress: PAYER, toAddress, amount: "0.001", currency: "BTC", network: "bitcoin" },
    signal,
  );
  expect(await replay({ lake, editions }, score.id, signal)).toMatchObject({ equal: true });
  const said = score.reasons.find(({ code }) => code === "CLUSTER_OF");
  return { ...score, said };
};

test("a payment to the holder of a sanctioned or an accused address is reviewed with it as evidence, until its block is undone", async () => {
  for (const wallet of [OF_BARRED, OF_THIEF]) expect((await pay(wallet)).said).toBe(undefined);
  const before = await pay(OF_BARRED);
  await linked(1, [CLEAN, OF_CLEAN]);
  await linked(
    2,
    [OF_BARRED, BARRED],
    [THIEF, OF_THIEF],
    [MAYBE, OF_MAYBE, "change"],
    [OF_EXCHANGE, EXCHANGE],
  );

  const barred = await pay(OF_BARRED);
  expect(barred).toMatchObject({ recommendation: "review", rule: { id: "sanctioned-holder" } });
  expect(barred.fraudScore).toBe(before.fraudScore);
  expect(barred.said).toMatchObject({ side: "to", contribution: 0 });
  expect(barred.said!.evidence).toContainEqual({ name: "same_holder", value: BARRED, source: null });
  expect(barred.said!.evidence).toContainEqual({
    ...{ name: "sanctions_list", value: "OFAC SDN XBT", source: "OFAC SDN XBT 1" },
  });
  expect(await pay(OF_THIEF)).toMatchObject({ recommendation: "review", rule: { id: "accused-holder" } });
  // Another tenant has not the list.
  expect((await pay(OF_THIEF, "other")).said).toBe(undefined);

  const maybe = await pay(OF_MAYBE);
  expect(maybe.said!.evidence).toContainEqual({ name: "confidence", value: "0.6", source: null });
  expect(maybe.rule.id).not.toMatch(/holder/);
  expect((await pay(OF_CLEAN)).said).toBe(undefined);
  // The address that a list names is declined as ever.
  expect(await pay(BARRED)).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" } });
  const served = await pay(OF_EXCHANGE);
  expect(served.said!.evidence).toContainEqual({
    name: "label",
    value: "exchange: Kraken 5",
    source: "watchlist 1",
  });

  await deleteMovementsAbove(lake.db, "bitcoin", 1);
  const after = await pay(OF_BARRED);
  expect(after.said).toBe(undefined);
  expect(after.rule).toEqual(before.rule);
  expect(after.confidence).toBe(before.confidence);
});
