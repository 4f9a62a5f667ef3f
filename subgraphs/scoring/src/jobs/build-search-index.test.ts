import { silent } from "@tetron/lake/testing";
import type { EditionWallets } from "@tetron/verdict/indexes/edition-wallets";
import { anIndex, onlyIndex } from "@tetron/verdict/testing";
import { expect, test } from "vitest";
import { buildSearchIndex } from "./build-search-index.ts";

const [shipped, promoted] = ["shipped", "promoted"].map(
  (edition): EditionWallets => ({
    ...{ edition, asOf: new Date(0), fraudShare: 0.5, size: 2, place: Float32Array.from },
    async *pages() {},
  }),
);

test("what OpenSearch lacks of the editions that are searched is built, and the others are forgotten", async () => {
  const built = new Set([shipped!.edition]);
  const calls: string[] = [];
  const job = buildSearchIndex(
    { indexes: { ...onlyIndex(anIndex()), editions: async () => [shipped!, promoted!] }, log: silent },
    {
      isBuilt: async ({ edition }) => built.has(edition),
      async build({ edition }) {
        built.add(edition);
        calls.push(`build ${edition}`);
        return { name: edition, wallets: 2, recall: 1 };
      },
      async forget(keep) {
        calls.push(`keep ${keep.map(({ edition }) => edition)}`);
        return [];
      },
    },
  );
  for (let run = 0; run < 2; run++) await job.run(new AbortController().signal);
  expect(calls).toEqual(["build promoted", "keep shipped,promoted", "keep shipped,promoted"]);
});
