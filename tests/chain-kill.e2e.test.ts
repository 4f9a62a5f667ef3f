import { missingAnvil } from "@tetron/connectors/anvil/testing";
import type { Lake } from "@tetron/lake/lake";
import { testStores } from "@tetron/lake/testing";
import { describe, expect, test } from "vitest";
import { killFollower } from "./chaos/kill-follower.ts";
import { killedAnvil } from "./chaos/killed-anvil.ts";
import type { KilledChain } from "./chaos/killed-chain.ts";
import { killedLitesvm } from "./chaos/killed-litesvm.ts";

/** Each phase of a commit and of a reorg once; `npm run chaos:chain` does more. */
const KILLS = 10;

describe.skipIf(missingAnvil() !== undefined).each(testStores())(
  "a follower on $kind",
  ({ kind, missing }) => {
    test.skipIf(missing !== undefined)(
      `loses no block and holds none twice when it is killed, ${KILLS} times, in each phase of a commit and of a reorg`,
      () => expectNothingLost(killedAnvil, kind),
    );
  },
);

// On one store: what a commit has is the same whatever the chain.
const [kind] = testStores()
  .flatMap((store) => (store.missing === undefined ? [store.kind] : []))
  .slice(-1);

test(`a follower of Solana loses no block and holds none twice when it is killed ${KILLS} times`, () =>
  expectNothingLost(killedLitesvm, kind!));

async function expectNothingLost(open: () => Promise<KilledChain>, store: Lake["kind"]): Promise<void> {
  const found = await killFollower(open, store, KILLS);
  expect(found).toMatchObject({
    ...{ kills: KILLS, wrongBalances: [], wrongHistories: [], wrongEvents: [] },
  });
  expect(found.reorgs).toBeGreaterThan(3);
}
