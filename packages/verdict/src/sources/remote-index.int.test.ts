import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { aWallet, emptyLake } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { afterAll, expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import { openEngine } from "../estimate/open-engine.ts";
import { coinsOf, parsePayment } from "../payment.ts";
import { readPolicy } from "../policy/read-policy.ts";
import { onlyEngine, onlyIndex } from "../testing.ts";
import type { WalletIndex } from "../wallet-index.ts";
import { gatherInputs } from "./gather.ts";
import { lakeSource } from "./lake-source.ts";
import { neighbourSource } from "./neighbour-source.ts";
import type { AnySource } from "./source.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const { engine, index } = await openEngine(await readPolicy());
const reputation = await openReputationArtifacts({});
const manifest = await readManifest(ARTIFACTS_URL);
const table = decodeReferenceTable(
  await readArtifact(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL), manifest),
);
const [alice, bob] = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
await putWallets(
  lake.db,
  [alice!, bob!].map(({ address, behaviour, vector44 }) =>
    aWallet({ address, behaviour: [...behaviour], wallet44: [...vector44], updatedAt: new Date() }),
  ),
);
const payment = parsePayment({
  fromAddress: alice!.address,
  toAddress: bob!.address,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
});
const at = new Date("2026-06-01T00:00:00Z");

/**
 * The shipped index behind a third party's HTTP API: `POST` of a wallet and a count returns its neighbours.
 */
const searching: RequestListener = async (request, response) => {
  const { count, ...wallet } = (await json(request)) as {
    count: number;
    address: string;
    wallet44: number[];
  };
  response.end(JSON.stringify(await index.nearest(wallet, count, new AbortController().signal)));
};

async function remoteIndex(listener: RequestListener): Promise<WalletIndex> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...index,
    async nearest({ address, wallet44 }, count, signal) {
      const body = JSON.stringify({ address, wallet44: [...Array.from(wallet44)], count });
      return (await fetch(url, { method: "POST", body, signal })).json();
    },
  };
}

async function judged(sources: readonly AnySource[]) {
  const { signal } = new AbortController();
  const gathered = await gatherInputs(
    { sources, engines: onlyEngine(engine), reputation, shelfLives: DEFAULT_SHELF_LIVES, usdOf: () => null },
    payment,
    {
      ...{
        coins: coinsOf(payment),
        asset: payment.asset,
        falseSymbol: payment.falseSymbol,
        units: payment.units,
        tenant: "acme",
        at,
        signal,
      },
      onLate: () => {},
    },
  );
  return { ...gathered, estimate: estimate(engine, gathered.inputs) };
}

test("an index elsewhere takes the place of the one that ships, and a score is the same to the bit", async () => {
  const lakeFirst = lakeSource(lake, 5_000);
  const here = await judged([lakeFirst, neighbourSource(onlyIndex(index), 5_000)]);
  const there = await judged([lakeFirst, neighbourSource(onlyIndex(await remoteIndex(searching)), 5_000)]);
  expect(here.inputs.from.neighbours?.wallets).toHaveLength(10);
  expect(there.inputs).toEqual(here.inputs);
  expect(there.estimate).toEqual(here.estimate);
});

test("an index that hangs or fails is late alone: what the lake knows still counts", async () => {
  const silent = await remoteIndex(() => {});
  const broken = await remoteIndex((_request, response) => response.destroy());
  for (const away of [silent, broken]) {
    const {
      inputs,
      sources,
      estimate: made,
    } = await judged([lakeSource(lake, 5_000), neighbourSource(onlyIndex(away), 100)]);
    expect(sources.filter(({ status }) => status === "late").map(({ name }) => name)).toEqual(["neighbours"]);
    expect(inputs).toMatchObject({ late: true, from: { neighbours: null } });
    expect(inputs.from.features).not.toBeNull();
    const codes = made.reasons.map(({ code }) => code);
    expect(codes).toContain("BEHAVIOUR");
    expect(codes).not.toContain("NEIGHBOURS");
    expect(made.rule.id).toBe("source-late");
  }
});
