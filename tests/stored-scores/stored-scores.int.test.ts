import { readdir } from "node:fs/promises";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { isSimulated, NETWORK_IDS } from "@tetron/domain/network";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { insertScore } from "@tetron/lake/scores";
import { emptyLake, silent } from "@tetron/lake/testing";
import { EARLIER_MODELS_URL } from "@tetron/models/artifacts-url";
import { PAYMENT_SIGNS } from "@tetron/models/payment-anomaly";
import type { ScoreRecord } from "@tetron/scoring/record/score-record";
import { replay } from "@tetron/scoring/replay";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { VerdictSettings } from "@tetron/verdict/settings";
import { afterAll, describe, expect, test } from "vitest";
import { readScores, STORED_SCORES } from "./file.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const settings = readSettings(VerdictSettings, {});
const reputation = await openReputationArtifacts(settings);
const current = await openVerdict({
  ...{ lake, settings, reputation, log: silent },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
});
const { engine } = current;
const editions = openEditions({ current, folder: undefined });
const { signal } = new AbortController();
const files = (await readdir(STORED_SCORES)).sort();

test("there are stored scores of an earlier commit", () => {
  expect(files).toContain("2026-11-28.ndjson.gz");
});

test("between them they have everything that a score can be computed from", async () => {
  const read = await Promise.all(files.map((file) => readScores(new URL(file, STORED_SCORES))));
  for (const each of read) expect(each.length).toBeGreaterThanOrEqual(500);
  const stored = read.flat() as ScoreRecord[];
  const sides = stored.flatMap(({ inputs }) => [inputs.from, inputs.to]);
  const codes = new Set(stored.flatMap(({ reasons }) => reasons.map(({ code }) => code as string)));
  const rules = new Set(stored.map(({ rule }) => rule.id));

  expect([...engine.policy.rules.map(({ id }) => id), "source-late"].filter((id) => !rules.has(id))).toEqual(
    [],
  );
  const real = stored.map(({ network }) => network).filter((network) => !isSimulated(network));
  expect(new Set(real)).toEqual(new Set(NETWORK_IDS));
  expect(PAYMENT_SIGNS.filter((sign) => !codes.has(sign))).toEqual([]);
  expect(stored.some(({ inputs }) => inputs.coins === null)).toBe(true);
  expect(sides.some(({ history }) => history != null && history.shelfLifeMs > 0)).toBe(true);
  expect(stored.some(({ status }) => status === "pending")).toBe(true);
  expect(sides.some(({ features }) => features?.behaviour.some(Number.isNaN))).toBe(true);
  expect(sides.some(({ features }) => features?.wallet44.some(Number.isNaN))).toBe(true);
  expect(sides.some(({ neighbours }) => neighbours != null && neighbours.by === undefined)).toBe(true);
  expect(sides.some(({ neighbours }) => neighbours?.by === "embedded")).toBe(true);
  expect(codes).toContain("EXPOSURE");
  expect(sides.some(({ features, reputation }) => features === null && reputation !== null)).toBe(true);
});

test("there are stored scores of the model that ships and of every earlier one", async () => {
  const read = await Promise.all(files.map((file) => readScores(new URL(file, STORED_SCORES))));
  const models = new Set((read.flat() as ScoreRecord[]).map(({ versions }) => versions.model));
  expect(models).toEqual(new Set([engine.versions.model, ...(await readdir(EARLIER_MODELS_URL))]));
});

describe.each(files)("the scores in %s", (file) => {
  test("are replayed to the bit", async () => {
    const stored = await readScores(new URL(file, STORED_SCORES));
    await lake.commit(stored.map(insertScore));

    const replays = [];
    for (const { id } of stored) replays.push(await replay({ lake, editions }, id, signal));

    const differing = replays.filter(({ equal }) => !equal).map(({ stored: { id } }) => id);
    expect(differing).toEqual([]);
    expect(replays.map((each) => each.stored)).toEqual(stored);
  });
});
