import { isFailure } from "@tetron/domain/failure";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { readAudit } from "@tetron/lake/audit";
import { leasesOf } from "@tetron/lake/leases";
import { findModelIn, listModels, readModelFile, requireModel } from "@tetron/lake/models";
import { modelFiles } from "@tetron/lake/tables/model-files";
import { models } from "@tetron/lake/tables/models";
import { committedEvents, emptyLake, silent } from "@tetron/lake/testing";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openEngines } from "@tetron/verdict/engines";
import { artifactsIn } from "@tetron/verdict/estimate/engine-artifacts";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import { readPolicy } from "@tetron/verdict/policy/read-policy";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ModelDeps } from "./model-deps.ts";
import { promoteModel } from "./promote-model.ts";
import { registerModel } from "./register-model.ts";
import { registerShipped } from "./register-shipped.ts";
import { rollBackModel } from "./roll-back-model.ts";
import { shadowModel } from "./shadow-model.ts";
import { anotherModel, measuredOfShipped, withFile } from "./testing.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const opened = await openEngine(await readPolicy());
const deps: ModelDeps = { lake, engine: opened.engine };
const shipped = opened.engine.versions.model;
const by = () => ({ actor: "key_1", now: new Date() });

beforeEach(async () => {
  await lake.clear();
  await registerShipped(deps, new Date());
});

async function aShadow(): Promise<string> {
  const version = await registerModel(deps, await anotherModel(), by());
  await shadowModel(deps, version, by());
  return version;
}

const statesOf = async () =>
  Object.fromEntries((await listModels(lake.db, { limit: 9 })).map(({ version, state }) => [version, state]));

test("the model that ships is the first live one, and is registered once", async () => {
  await registerShipped(deps, new Date());
  expect(await statesOf()).toEqual({ [shipped]: "live" });
  expect(await requireModel(lake.db, shipped)).toMatchObject({ origin: "shipped", replaced: null });
});

test("a model becomes candidate, shadow, live and retired, and each change is in the audit log", async () => {
  const version = await registerModel(deps, await anotherModel(), by());
  expect(await statesOf()).toEqual({ [shipped]: "live", [version]: "candidate" });
  await expect(promoteModel(deps, version, by())).rejects.toThrow(`Model ${version} has not been a shadow.`);
  await shadowModel(deps, version, by());
  expect(await statesOf()).toEqual({ [shipped]: "live", [version]: "shadow" });
  await promoteModel(deps, version, by());
  await promoteModel(deps, version, by());
  expect(await statesOf()).toEqual({ [shipped]: "retired", [version]: "live" });
  expect((await rollBackModel(deps, by())).version).toBe(shipped);
  expect(await statesOf()).toEqual({ [shipped]: "live", [version]: "retired" });
  await expect(rollBackModel(deps, by())).rejects.toThrow("No model was live before the one that is.");

  const actions = (await readAudit(lake, { tenant: EVERY_TENANT, limit: 9 })).map(({ action }) => action);
  expect(actions.sort()).toEqual([
    "model.promote",
    "model.register",
    "model.register",
    "model.rollback",
    "model.shadow",
  ]);
  const promoted = (await committedEvents(lake)).map(({ event }) => event.subject);
  expect(promoted).toEqual([shipped, version, shipped]);
});

test("another shadow takes the place of the one before", async () => {
  const first = await aShadow();
  const second = await registerModel(deps, await anotherModel({ by: 1 }), by());
  await shadowModel(deps, second, by());
  expect(await statesOf()).toEqual({ [shipped]: "live", [first]: "candidate", [second]: "shadow" });
});

test("processes use a promoted model from the next look on, each score by its own, and roll back with it", async () => {
  const [here, there] = [
    openEngines({ db: lake.db, log: silent }, opened),
    openEngines({ db: lake.db, log: silent }, opened),
  ];
  const version = await aShadow();
  expect([(await here.live()).versions.model, (await there.live()).versions.model]).toEqual([
    shipped,
    shipped,
  ]);
  // No score waits for a shadow that is still being opened.
  expect(here.shadow(version)).toBeNull();
  await expect.poll(() => here.shadow(version)?.versions.model, { timeout: 20_000 }).toBe(version);
  await promoteModel(deps, version, by());
  expect([(await here.live()).versions.model, (await there.live()).versions.model]).toEqual([
    version,
    version,
  ]);
  // A score whose facts were read before the promotion is still computed with the model that they name.
  expect((await here.of(shipped)).versions.model).toBe(shipped);
  await rollBackModel(deps, by());
  expect([(await here.live()).versions.model, (await there.live()).versions.model]).toEqual([
    shipped,
    shipped,
  ]);

  const editions = openEditions({ current: opened, folder: undefined, db: lake.db });
  const { engine } = await editions.engineOf({ ...opened.engine.versions, model: version });
  expect(engine.versions.model).toBe(version);
});

test("a stored file with a flipped bit is named, and the process stays on the model that it used last", async () => {
  const version = await aShadow();
  await promoteModel(deps, version, by());
  const { manifest } = await requireModel(lake.db, version);
  const { sha256 } = (manifest as Record<string, { sha256: string }>)[ARTIFACTS.fraudModel]!;
  const flipped = Uint8Array.from((await readModelFile(lake.db, sha256))!);
  flipped[5_000]! ^= 1;
  await lake.db.update(modelFiles).set({ bytes: flipped }).where(eq(modelFiles.sha256, sha256));

  const errors: unknown[] = [];
  const log = {
    ...silent,
    error: ({ err }: { err: Error }) => errors.push(err.message),
  } as unknown as typeof silent;
  const engines = openEngines({ db: lake.db, log }, opened);
  expect((await engines.live()).versions.model).toBe(shipped);
  expect((await engines.live()).versions.model).toBe(shipped);
  expect(errors).toEqual([
    expect.stringMatching(
      `^The artifact fraud-model.bin of model .* is broken: its SHA-256 is [0-9a-f]{64}, expected ${sha256}.$`,
    ),
  ]);
});

test("artifacts that no score could be computed with are refused by the name of the file", async () => {
  const { artifacts, ...rest } = await anotherModel();
  const model = await artifacts.read(ARTIFACTS.fraudModel);
  const broken = (name: "fraud-model.bin" | "payment-anomaly.json", bytes: Uint8Array) =>
    registerModel(deps, { ...rest, artifacts: withFile(artifacts, name, bytes) }, by());
  const text = Buffer.from(model).toString("latin1");
  const bytesOf = (latin: string) => new Uint8Array(Buffer.from(latin, "latin1"));

  await expect(
    broken(ARTIFACTS.fraudModel, bytesOf(text.replace("tetron-fraud-model/1", "tetron-fraud-model/9"))),
  ).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    message: expect.stringContaining("fraud-model.bin: "),
  });
  await expect(
    broken(ARTIFACTS.fraudModel, bytesOf(text.replace("behaviour/v1", "behaviour/v9"))),
  ).rejects.toThrow("artifacts: The model reads behaviour/v9; this code computes behaviour/v1.");
  await expect(broken(ARTIFACTS.paymentAnomaly, bytesOf("{}"))).rejects.toThrow("payment-anomaly.json: ");
  const { read } = await artifactsIn(ARTIFACTS_URL);
  const torn = {
    ...artifacts,
    read: async (name: Parameters<typeof read>[0]) => (await read(name)).subarray(9),
  };
  await expect(registerModel(deps, { ...rest, artifacts: torn }, by())).rejects.toThrow("fraud-model.bin: ");
  expect(await statesOf()).toEqual({ [shipped]: "live" });
});

test("a model that is worse on the wallets that both were measured on is not promoted, and the audit log has what was compared", async () => {
  const { wallets, services } = await measuredOfShipped();
  const worse = await registerModel(
    deps,
    await anotherModel({
      by: 1,
      measured: {
        wallets: wallets.map((each, n) => (each.fraud && n % 9 === 0 ? { ...each, inPeriod: -5 } : each)),
        services: services.map((each) =>
          each.category === "exchange" ? { ...each, probability: 0.9 } : each,
        ),
      },
    }),
    by(),
  );
  await shadowModel(deps, worse, by());
  const { message } = await promoteModel(deps, worse, by()).then(
    () => new Error("It was promoted."),
    (error: Error) => error,
  );
  for (const check of ["h.auc", "h.recall_at_1pct_fpr", "r.recall", "groups", "groups.exchange"])
    expect(message).toContain(` ${check} is `);
  expect(message).not.toContain("groups.dex");
  expect((await findModelIn(lake.db, "live"))?.version).toBe(shipped);

  const equal = await aShadow();
  await promoteModel(deps, equal, by());
  const entries = await readAudit(lake, { tenant: EVERY_TENANT, limit: 9 });
  const entry = entries.find(({ action }) => action === "model.promote");
  expect(entry!.data).toMatchObject({
    gate: expect.arrayContaining([
      { check: "groups.exchange", result: "passed" },
      { check: "groups.custodian", result: "too_few_wallets" },
    ]),
  });
});

test("a model whose measured wallets are broken is refused, and one that was not measured is not promoted", async () => {
  const { measured, ...model } = await anotherModel();
  await expect(registerModel(deps, { ...model, measured: measured.subarray(9) }, by())).rejects.toThrow(
    "artifacts: measured-wallets.bin: ",
  );
  const version = await aShadow();
  const { manifest } = await requireModel(lake.db, version);
  const { "measured-wallets.bin": _, ...parts } = manifest as Record<string, unknown>;
  await lake.db.update(models).set({ manifest: parts }).where(eq(models.version, version));
  await expect(promoteModel(deps, version, by())).rejects.toThrow(`Model ${version} was not measured.`);
});

test("a model that was measured on other wallets or services than the live one is refused, not promoted unseen", async () => {
  const { wallets, services } = await measuredOfShipped();
  for (const [moved, measured] of [
    [1, { wallets: [], services }],
    [2, { wallets, services: [] }],
  ] as const) {
    const version = await registerModel(deps, await anotherModel({ by: moved, measured }), by());
    await shadowModel(deps, version, by());
    await expect(promoteModel(deps, version, by())).rejects.toThrow("was measured on other wallets");
  }
});

test("beside a live model of another release, a model is compared with the one that ships", async () => {
  await lake.db.update(models).set({ version: "2025-01-01+0" }).where(eq(models.version, shipped));
  const { wallets, services } = await measuredOfShipped();
  const worse = wallets.map((wallet) => ({ ...wallet, inPeriod: -wallet.inPeriod }));
  const version = await registerModel(
    deps,
    await anotherModel({ by: 1, measured: { wallets: worse, services } }),
    by(),
  );
  await shadowModel(deps, version, by());
  await expect(promoteModel(deps, version, by())).rejects.toThrow("does not pass the gate: h.auc");
  expect(await statesOf()).toMatchObject({ "2025-01-01+0": "live" });
  await promoteModel(deps, await aShadow(), by());
});

test("a promotion while another runs is a conflict, and leaves nothing behind", async () => {
  const version = await aShadow();
  await leasesOf(lake.db).hold(["scoring.model-promotion"], { holder: "another process", ttlMs: 60_000 });
  const refused = await promoteModel(deps, version, by()).catch((error) => error);
  expect(isFailure(refused, "CONFLICT") && refused.message).toBe("Another promotion is running.");
  await leasesOf(lake.db).release("another process");
  expect((await promoteModel(deps, version, by())).state).toBe("live");
});
