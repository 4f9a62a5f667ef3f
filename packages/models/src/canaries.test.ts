import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { CANARIES_FILE, CANARIES_URL, decodeCanaries, encodeCanaries, flippedCanaries } from "./canaries.ts";
import { checkedJson } from "./checked-json.ts";
import { decodeFraudModel } from "./fraud-model.ts";
import { ARTIFACTS, ManifestFile } from "./manifest.ts";
import { decodeReferenceTable } from "./reference-table.ts";

const read = (name: string, folder = ARTIFACTS_URL) => new Uint8Array(readFileSync(new URL(name, folder)));
const bytes = read(CANARIES_FILE, CANARIES_URL);
const canaries = decodeCanaries(bytes);
const model = decodeFraudModel(read(ARTIFACTS.fraudModel));

test("a hundred of each class ship, and the model that ships takes none for what it is not", () => {
  expect(canaries.filter(({ fraud }) => fraud).length).toBe(100);
  expect(canaries.filter(({ fraud }) => !fraud).length).toBe(100);
  expect(flippedCanaries(canaries, model.probability)).toEqual([]);
  const manifest = checkedJson(read("manifest.json", CANARIES_URL), ManifestFile, "manifest");
  expect(encodeCanaries(manifest[CANARIES_FILE]!.version!, canaries)).toEqual(bytes);
});

test("the model that ships was fitted to no canary: of each its table knows no estimate by other trees", () => {
  const table = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
  expect(canaries.map(({ address }) => table.find(address)!.heldOutLogOdds)).toEqual(Array(200).fill(null));
  const { sources } = checkedJson(read("manifest.json"), ManifestFile, "manifest")[ARTIFACTS.fraudModel]!;
  expect(sources).toHaveProperty([`packages/models/artifacts/canaries/${CANARIES_FILE}`]);
});

test("a model that says the same of every wallet flips a whole class", () => {
  expect(flippedCanaries(canaries, () => 0.05).map(({ fraud }) => fraud)).toEqual(Array(100).fill(true));
  expect(flippedCanaries(canaries, () => 0.5).map(({ fraud }) => fraud)).toEqual(Array(100).fill(false));
});

test("canaries of another feature set, or cut, are refused", () => {
  const text = Buffer.from(bytes).toString("latin1").replace("behaviour/v1", "behaviour/v2");
  expect(() => decodeCanaries(new Uint8Array(Buffer.from(text, "latin1")))).toThrow("featureSet");
  expect(() => decodeCanaries(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError);
});
