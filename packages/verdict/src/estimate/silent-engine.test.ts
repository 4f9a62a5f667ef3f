import { readFile } from "node:fs/promises";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { expect, test } from "vitest";
import { readPolicy } from "../policy/read-policy.ts";
import { ALICE, aSide, BOB, someInputs } from "../testing.ts";
import { estimate } from "./estimate.ts";
import { openEngine } from "./open-engine.ts";
import { silentEngine } from "./silent-engine.ts";

const { engine } = await openEngine(await readPolicy());
const table = decodeReferenceTable(await readFile(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null).slice(0, 100);
/** Unlike all others in one number. */
const odd = active.map(({ behaviour, vector44 }, i) => {
  const changed = Float64Array.from(behaviour);
  if (i % 2 === 1) changed[i % changed.length] = 1e9;
  return { behaviour: changed, wallet44: Float64Array.from(vector44) };
});

test("without reasons it decides as with them, whether or not a wallet is unlike all others", () => {
  const silent = silentEngine(engine);
  let unlike = 0;
  for (const [i, features] of odd.entries()) {
    const inputs = someInputs({
      from: aSide(ALICE, { features }),
      to: aSide(BOB, { features: odd[(i + 7) % odd.length]! }),
    });
    const told = estimate(engine, inputs);
    if (told.from.reliance?.outOfDistribution) unlike += 1;
    for (const again of [estimate(silent, inputs), estimate(silent, inputs)]) {
      expect(again.fraudScore).toBeCloseTo(told.fraudScore, 9);
      expect(again.from.risk!.fraudProbability).toBeCloseTo(told.from.risk!.fraudProbability, 12);
      expect([again.recommendation, again.rule]).toEqual([told.recommendation, told.rule]);
    }
  }
  expect(unlike).toBeGreaterThan(0);
  expect(unlike).toBeLessThan(odd.length);
});
