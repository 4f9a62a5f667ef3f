import { hash } from "node:crypto";
import { fraudModel } from "@tetron/models/fraud-model";
import { pointIndex } from "@tetron/models/nearest/point-index";
import { seededRandom } from "@tetron/models/rng";
import { aSample } from "@tetron/models/trees/testing";
import { trainForest } from "@tetron/models/trees/train";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_REPORTED_FEATURES, shortened } from "../estimate/telling-model.ts";
import { encodeEstimate, encodeNeighbours, keptEstimate, keptNeighbours } from "./kept-answers.ts";
import { stateOf } from "./wallet-state.ts";

const anyNumber = fc.double({ noDefaultInfinity: false });
const strongest = fc.array(fc.record({ column: fc.nat(255), contribution: anyNumber }), {
  minLength: MAX_REPORTED_FEATURES,
  maxLength: MAX_REPORTED_FEATURES,
});
const anEstimate = fc.record({ strongest, rest: anyNumber, rarity: anyNumber });
const address = fc.stringMatching(/^[0-9a-f]{40}$/).map((digits) => `0x${digits}`);
const aNeighbour = fc.record({ address, fraud: fc.boolean(), distance: anyNumber });

test("what is kept is read as it was computed, to the bit", () => {
  fc.assert(
    fc.property(
      fc.array(anEstimate, { minLength: 1, maxLength: 3 }),
      fc.array(aNeighbour),
      (estimates, found) => {
        const kept = {
          ...{ state: "", edition: "index", models: estimates.map((_, i) => `model ${i}`) },
          estimates: Buffer.concat(estimates.map((each) => encodeEstimate(each)!)),
          neighbours: encodeNeighbours(found)!,
        };
        for (const [i, each] of estimates.entries()) expect(keptEstimate(kept, `model ${i}`)).toEqual(each);
        expect(keptEstimate(kept, "another model")).toBeUndefined();
        expect(keptNeighbours(kept, "index")).toEqual(found);
        expect(keptNeighbours(kept, "another index")).toBeUndefined();
      },
    ),
  );
});

test("an explanation with fewer features and neighbours on another network are not kept", () => {
  expect(encodeEstimate({ strongest: [], rest: 0, rarity: 0 })).toBeUndefined();
  expect(encodeNeighbours([{ address: "bc1q", fraud: true, distance: 1 }])).toBeUndefined();
});

test("a state is another one as soon as one bit of one number is", () => {
  const numbers = fc.array(anyNumber, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(numbers, numbers, fc.nat(8), anyNumber, (behaviour, wallet44, at, other) => {
      const state = stateOf(behaviour, wallet44);
      expect(state).toBe(stateOf(Float64Array.from(behaviour), Float64Array.from(wallet44)));
      const column = at % behaviour.length;
      const changed = behaviour.with(column, other);
      expect(stateOf(changed, wallet44) === state).toBe(Object.is(behaviour[column], other));
    }),
  );
});

test("the bits of explanations, rarities and distances are those of the release that wrote the rows: when they change, so must COMPUTED_BY", () => {
  const { matrix, labels } = aSample(400, 12);
  const model = fraudModel(
    {
      ...{
        version: "2026-01-01",
        featureSet: "test",
        features: Array.from({ length: 12 }, (_, i) => `f${i}`),
      },
      ...{ platt: { slope: 0.9, intercept: 0.1 }, trainingPrior: 0.3, prior: 0.3 },
    },
    trainForest(matrix, labels, { trees: 60, leaves: 8 }),
  );
  const random = seededRandom(3);
  const point = () => Float32Array.from({ length: 44 }, random);
  const index = pointIndex(44);
  for (let n = 0; n < 200; n++)
    index.put({ address: `0x${n.toString(16).padStart(40, "0")}`, fraud: n % 3 === 0, point: point() });
  index.sort();
  const bytes = Array.from({ length: 50 }, (_, row) => {
    const numbers = matrix.data.subarray(row * 12, (row + 1) * 12);
    const estimate = encodeEstimate({ ...shortened(model.explain(numbers)), rarity: model.rarity(numbers) })!;
    return Buffer.concat([estimate, encodeNeighbours(index.nearest(point(), 10))!]);
  });
  expect(hash("sha256", Buffer.concat(bytes), "hex").slice(0, 16)).toBe("ec66ff60be25177e");
});
