import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DAY_MS } from "@tetron/domain/durations";
import { createIds } from "@tetron/domain/id";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { seedReference } from "@tetron/ingestion/seed-reference";
import { insertOutcome } from "@tetron/lake/outcomes";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, silent } from "@tetron/lake/testing";
import { driftOfDay } from "@tetron/scoring/jobs/measure-drift";
import { trainModel } from "@tetron/scoring/jobs/train-model";
import { compareModel, MIN_REPORTS } from "@tetron/scoring/models/compare-models";
import { openCanaries } from "@tetron/scoring/models/open-canaries";
import { promoteModel } from "@tetron/scoring/models/promote-model";
import { registerShipped } from "@tetron/scoring/models/register-shipped";
import { rollBackModel } from "@tetron/scoring/models/roll-back-model";
import { shadowModel } from "@tetron/scoring/models/shadow-model";
import { anotherModel } from "@tetron/scoring/models/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const lake = await emptyLake("embedded", await readShippedLists());
afterAll(() => lake[Symbol.asyncDispose]());
await seedReference(lake, { log: silent, signal: AbortSignal.timeout(60_000) });
const settings = readSettings(Settings, { TETRON_SOURCE_DEADLINE_MS: "5000" });
const verdict = await openVerdict({
  ...{ lake, settings, log: silent, shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
  reputation: await openReputationArtifacts(settings),
});
const deps = { lake, log: silent, ...verdict };
const { signal } = new AbortController();
const nextId = createIds();
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const by = () => ({ actor: "operator", now: new Date() });

const payTo = (toAddress: string, tenant = "acme") =>
  scoreTransaction(
    deps,
    { tenant, keyId: "key_1", requestId: "req_1" },
    { fromAddress: PAYER, toAddress, amount: "0.5", currency: "ETH", network: "ethereum" },
    signal,
  );

/** Reports that a payment was fraud or not, as became known so many days ago. */
const report = (
  address: string,
  kind: "fraud" | "good",
  { transactionId = null as string | null, days = 90, tenant = "acme" } = {},
) =>
  insertOutcome({
    ...{
      id: nextId("fb"),
      tenant,
      network: "ethereum",
      address,
      kind,
      reference: `${address} ${kind}`,
      transactionId,
    },
    ...{ occurredAt: new Date(Date.now() - days * DAY_MS), createdAt: new Date() },
  });

test("a model learns from reports, estimates in the shadow, is compared, promoted and rolled back", async () => {
  await registerShipped(deps, new Date());
  const without = { data: "unused", fromFeedback: true, signal, onProgress() {} };
  await expect(trainModel(deps, without, by())).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    message: "There are no reported outcomes to learn from.",
  });
  const shipped = verdict.engine.versions.model;
  const known = await lake.db
    .select({ address: wallets.address, behaviour: wallets.behaviour })
    .from(wallets)
    .where(eq(wallets.referenceLabel, "normal"))
    .orderBy(wallets.address)
    .limit(28);
  const [reported, paid] = [known.slice(0, 3), known.slice(3)];
  const [canary] = await openCanaries();
  const scored = await payTo(reported[0]!.address);
  await lake.commit([
    report(reported[0]!.address, "fraud", { transactionId: scored.id, days: 0 }),
    report(reported[1]!.address, "fraud"),
    report(reported[1]!.address, "fraud", { tenant: "beta" }),
    report(reported[2]!.address, "good"),
    report(canary!.address, "good"),
  ]);

  const told: string[] = [];
  const { version } = await trainModel(
    deps,
    {
      ...{ data: "unused", fromFeedback: true, signal, onProgress: (what: string) => void told.push(what) },
      async trainer({ feedback, onProgress }) {
        onProgress("fits made", 1);
        const rows = new Map(feedback.map((row) => [row.address, row]));
        expect(rows.has(canary!.address)).toBe(false);
        expect(rows.get(reported[0]!.address)).toMatchObject({ fraud: true, weight: 0.25 });
        expect(rows.get(reported[1]!.address)).toMatchObject({ fraud: true, weight: 1 });
        expect(rows.get(reported[2]!.address)).toMatchObject({ fraud: false });
        expect(rows.get(reported[1]!.address)!.behaviour).toEqual(
          reported[1]!.behaviour!.map((value) => (Number.isFinite(value) ? value : null)),
        );
        const { lineage, ...model } = await anotherModel({ by: 4 });
        return { ...model, data: {}, code: null, feedback: { wallets: 3, share: 0.01, sha256: "0" } };
      },
    },
    by(),
  );
  expect(told).toEqual(["fits made"]);

  expect(await compareModel(lake.db, version)).toMatchObject({ scores: 0, agreement: null });
  await shadowModel(deps, version, by());
  // No score waits until the shadow is open.
  const estimated = async () => {
    await payTo(paid[0]!.address);
    return (await compareModel(lake.db, version)).scores;
  };
  await expect.poll(estimated, { timeout: 20_000 }).toBe(1);
  const payments = [];
  for (const { address } of paid) payments.push(await payTo(address));
  expect(new Set(payments.map(({ versions }) => versions.model))).toEqual(new Set([shipped]));
  const before = await compareModel(lake.db, version);
  expect(before.scores).toBe(1 + paid.length);
  // Its payment model takes every sign for much more suspicious.
  expect(before.changes.length).toBeGreaterThan(0);
  expect(before.lifts.map(({ difference }) => difference)).toEqual([null, null]);
  await lake.commit(
    payments.map(({ id, toAddress }) => report(toAddress, "fraud", { transactionId: id, days: 0 })),
  );
  const [fraud, good] = (await compareModel(lake.db, version)).lifts;
  expect(fraud!.reports).toBeGreaterThanOrEqual(MIN_REPORTS);
  const { value, low, high } = fraud!.difference!;
  expect([value >= 0, low <= value, value <= high]).toEqual([true, true, true]);
  expect(good).toMatchObject({ reports: 0, difference: null });

  await promoteModel(deps, version, by());
  const after = await payTo(paid[0]!.address);
  expect(after.versions.model).toBe(version);
  await rollBackModel(deps, by());
  expect((await payTo(paid[0]!.address)).versions.model).toBe(shipped);
  const editions = openEditions({ current: verdict, folder: undefined, db: lake.db });
  expect((await replay({ lake, editions }, after.id, signal)).equal).toBe(true);
});

test("the wallets of a day are compared with those of the training data", async () => {
  const rows = await driftOfDay(deps, new Date().toISOString().slice(0, 10));
  const of = (name: string) => rows.find((row) => row.name === name);
  expect(rows.filter(({ psi }) => psi !== null).length).toBe(48);
  expect(of("sent_share")).toMatchObject({ estimate: null, ks: expect.any(Number) });
  // One payer is a side of each payment, and all recipients are normal.
  expect(of("fraud_share")!.estimate).toBeLessThan(0.05);
  expect(await driftOfDay(deps, "2020-01-01")).toEqual([]);
});
