import { missingAnvil } from "@tetron/connectors/anvil/testing";
import { testStores } from "@tetron/lake/testing";
import { describe, expect, test } from "vitest";
import { killFollower } from "./chaos/kill-follower.ts";

/** Each phase of a commit and of a reorg once; `npm run chaos:chain` does more. */
const KILLS = 10;

describe.skipIf(missingAnvil() !== undefined).each(testStores())(
  "a follower on $kind",
  ({ kind, missing }) => {
    test.skipIf(missing !== undefined)(
      `loses no block and holds none twice when it is killed, ${KILLS} times, in each phase of a commit and of a reorg`,
      async () => {
        const found = await killFollower(kind, KILLS);
        expect(found).toMatchObject({
          ...{ kills: KILLS, wrongBalances: [], wrongHistories: [], wrongEvents: [] },
        });
        expect(found.reorgs).toBeGreaterThan(3);
      },
    );
  },
);
