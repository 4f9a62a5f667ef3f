import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { emptyLake, type TestLake, testStores } from "../testing.ts";

/**
 * Runs the same tests on PGlite and on PostgreSQL, each with an empty lake.
 *
 * @param tests - Defines them; `lake()` is the one to use, inside a test.
 */
export function onBothStores(name: string, tests: (lake: () => TestLake) => void): void {
  for (const { kind, missing } of testStores())
    describe.skipIf(missing !== undefined)(`${name} on ${kind}`, () => {
      let lake: TestLake | undefined;
      beforeAll(async () => {
        lake = await emptyLake(kind);
      });
      afterAll(() => lake?.[Symbol.asyncDispose]());
      beforeEach(() => lake!.clear());
      tests(() => lake!);
    });
}
