import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { parseLabelWords, parseLabelWordsOfAnyVersion } from "@tetron/labels/parse-label-words";
import { ARTIFACTS_URL, EARLIER_MODELS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { artifactsIn } from "../estimate/engine-artifacts.ts";
import { openEngine } from "../estimate/open-engine.ts";
import { DEFAULT_POLICY, EARLIER_POLICIES, readPolicy } from "../policy/read-policy.ts";
import { openEditions } from "./editions.ts";

const current = await openEngine(await readPolicy());
const { versions } = current.engine;
const OWN_WORDS = { words: { "acme-watchlist": "warning" } };

const temporary = temporaryFolder();
afterAll(() => temporary[Symbol.dispose]());
const { path: folder } = temporary;
beforeAll(async () => {
  await mkdir(join(folder, "policies"));
  const policy = JSON.parse(await readFile(DEFAULT_POLICY, "utf8"));
  await writeFile(join(folder, "policies/strict.json"), JSON.stringify({ ...policy, prior: 0.02 }));
  await mkdir(join(folder, "words"));
  await writeFile(join(folder, "words/acme.json"), JSON.stringify(OWN_WORDS));
  await keepOtherModel(join(folder, "models/before"));
});

/** Copies the shipped artifacts with one weight of the anomaly model changed. */
async function keepOtherModel(to: string): Promise<void> {
  await cp(fileURLToPath(ARTIFACTS_URL), to, { recursive: true });
  const file = join(to, ARTIFACTS.paymentAnomaly);
  const anomaly = JSON.parse(await readFile(file, "utf8"));
  anomaly.weights.NEW_RECIPIENT += 1;
  const bytes = JSON.stringify(anomaly);
  await writeFile(file, bytes);
  const manifest = JSON.parse(await readFile(join(to, "manifest.json"), "utf8"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  manifest[ARTIFACTS.paymentAnomaly] = { ...manifest[ARTIFACTS.paymentAnomaly], sha256, bytes: bytes.length };
  await writeFile(join(to, "manifest.json"), JSON.stringify(manifest));
}

const missing = (id: string) => ({ code: "NOT_FOUND", details: { kind: "edition", id } });
const editionsIn = (place?: string) => openEditions({ current, folder: place });

test("the current edition is used as it is", async () => {
  expect(await editionsIn().engineOf(versions)).toBe(current);
});

test("a model that is not the current one is found by its hash, and nothing else takes its place", async () => {
  const other = await openEngine(current.engine.policy, {
    artifacts: await artifactsIn(new URL(`file://${folder}/models/before/`)),
  });
  const named = other.engine.versions;
  expect(named.model).not.toBe(versions.model);

  const found = await editionsIn(folder).engineOf(named);
  expect(found.engine.versions).toEqual(named);
  expect(found.engine.anomaly).toEqual(other.engine.anomaly);
  expect(found.engine.anomaly).not.toEqual(current.engine.anomaly);

  const error = editionsIn().engineOf(named);
  await expect(error).rejects.toMatchObject(missing(named.model));
  await expect(error).rejects.toThrow(
    `The edition ${named.model} of the model, which the score names, is missing. Set TETRON_EDITIONS to a folder that has it in models/.`,
  );
  const model = `2020-01-01+${"0".repeat(12)}`;
  await expect(editionsIn(folder).engineOf({ ...versions, model })).rejects.toThrow(
    `It is not in ${folder}/models/.`,
  );
});

test("a policy is found by its content, whatever its file is called", async () => {
  const strict = await readPolicy(join(folder, "policies/strict.json"));
  const named = { ...versions, policy: strict.version };
  const { engine } = await editionsIn(folder).engineOf(named);
  expect(engine.policy).toEqual(strict);
  expect(engine.model.prior).toBe(0.02);
  await expect(editionsIn().engineOf(named)).rejects.toMatchObject(missing(strict.version));
});

test("every policy that shipped before is there, named for its version", async () => {
  const names = await readdir(EARLIER_POLICIES);
  expect(names).toContain("7c2a420cd23a.json");
  for (const name of names) {
    const { version } = await readPolicy(new URL(name, EARLIER_POLICIES));
    expect(name).toBe(`${version.slice("sha256:".length, "sha256:".length + 12)}.json`);
    expect(version).not.toBe(versions.policy);
    const { engine } = await editionsIn().engineOf({ ...versions, policy: version });
    expect(engine.versions.policy).toBe(version);
  }
});

test("every model that shipped before is there, named for its version, and whole", async () => {
  const names = await readdir(EARLIER_MODELS_URL);
  expect(names).toContain("2026-11-21+57c1d5b338f2");
  for (const model of names) {
    expect(model).not.toBe(versions.model);
    const { engine } = await editionsIn().engineOf({ ...versions, model });
    expect(engine.versions.model).toBe(model);
  }
});

test("words of lists mean what they meant: an operator's, and those from before there were versions", async () => {
  const { version } = parseLabelWords(OWN_WORDS);
  const { engine } = await editionsIn(folder).engineOf({ ...versions, labels: version });
  expect(engine.taxonomy.categoryOf("acme-watchlist")).toBe("warning");
  await expect(editionsIn().engineOf({ ...versions, labels: version })).rejects.toMatchObject(
    missing(version),
  );
  const { labels: _, ...unversioned } = versions;
  const before = await editionsIn().engineOf(unversioned);
  expect(before.engine.versions.labels).toBe("none");
});

test("an operator's words are found as they were read before lists had weights", async () => {
  const [, unweighed] = parseLabelWordsOfAnyVersion(OWN_WORDS);
  const { engine } = await editionsIn(folder).engineOf({ ...versions, labels: unweighed!.version });
  expect(engine.taxonomy.categoryOf("acme-watchlist")).toBe("warning");
  expect(engine.taxonomy.weightOf("explorer-labels-2023")).toBe(1);
});

test("features of another release are refused", async () => {
  const features = "behaviour/v0 wallet-44/v0";
  await expect(editionsIn(folder).engineOf({ ...versions, features })).rejects.toMatchObject(
    missing(features),
  );
});
