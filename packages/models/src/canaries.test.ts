import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { CANARIES_FILE, CANARIES_URL, decodeCanaries, encodeCanaries, flippedCanaries } from "./canaries.ts";
import { decodeFraudModel } from "./fraud-model.ts";
import { ARTIFACTS } from "./manifest.ts";
import { decodeReferenceTable } from "./reference-table.ts";

const read = (name: string, folder = ARTIFACTS_URL) => new Uint8Array(readFileSync(new URL(name, folder)));
const bytes = read(CANARIES_FILE, CANARIES_URL);
const canaries = decodeCanaries(bytes);
const model = decodeFraudModel(read(ARTIFACTS.fraudModel));

test("a hundred of each class ship, and the model that ships takes none for what it is not", () => {
  expect(canaries.filter(({ fraud }) => fraud).length).toBe(100);
  expect(canaries.filter(({ fraud }) => !fraud).length).toBe(100);
  expect(flippedCanaries(canaries, model.probability)).toEqual([]);
  expect(encodeCanaries(model.version, canaries)).toEqual(bytes);
});

test("trees that were not fitted to a canary are right about it", () => {
  const table = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
  const wrong = canaries.filter(({ address, fraud }) => table.find(address)!.heldOutLogOdds! > 0 !== fraud);
  expect(wrong).toEqual([]);
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
