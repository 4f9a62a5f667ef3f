import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { SYSTEM } from "@tetron/domain/actor";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { emptyLake, silent } from "@tetron/lake/testing";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { readArtifacts } from "@tetron/service/artifacts";
import { lakeSource } from "@tetron/verdict/sources/lake-source";
import { ALICE, anEngine, anIndex, BOB, onlyEngine, onlyIndex, silenceSource } from "@tetron/verdict/testing";
import { asc } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { completeLate } from "../complete-late.ts";
import { judgeTransaction, type ScoringDeps } from "../judge-transaction.ts";
import { writesOfNew } from "./score-writes.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const engine = await anEngine();
const index = anIndex();
const store = lakeSource(lake, 30_000);
const deps: ScoringDeps = {
  ...{ lake, engine, engines: onlyEngine(engine), sources: [store], index, indexes: onlyIndex(index) },
  ...{ log: silent, shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
  reputation: decodeReputationArtifacts(await readArtifacts(REPUTATION_URL, REPUTATION_FILES)),
};
const { signal } = new AbortController();

/** A score that waits for the lake, by an actor. */
async function pending(network: "simnet" | "ethereum", actor: string): Promise<string> {
  const currency = network === "simnet" ? "SIM" : "ETH";
  const score = await judgeTransaction(
    { ...deps, sources: [silenceSource(store, 20)] },
    { tenant: "acme", requestId: "req_1" },
    { fromAddress: ALICE, toAddress: BOB, amount: "0.5", currency, network },
    signal,
  );
  expect(score.status).toBe("pending");
  await lake.commit(writesOfNew(score, actor));
  return score.id;
}

test("the audit log has the completion of a score of which it has the creation: of simulated payments only a tenant's own", async () => {
  const [own, asked, real] = [
    await pending("simnet", SYSTEM),
    await pending("simnet", "key_1"),
    await pending("ethereum", SYSTEM),
  ];
  expect(await completeLate(deps, signal)).toBe(3);
  const logged = await lake.db.select().from(auditEntries).orderBy(asc(auditEntries.id));
  const actionsOf = (id: string) =>
    logged.filter(({ subject }) => subject === id).map(({ action }) => action);
  expect(actionsOf(own)).toEqual([]);
  for (const id of [asked, real]) expect(actionsOf(id)).toEqual(["score.create", "score.complete"]);
});
