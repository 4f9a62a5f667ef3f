import { expect, test } from "vitest";
import { Cluster, clusterAnswer } from "./cluster-answer.ts";

test("a cluster is answered in REST's spelling, and none as null", () => {
  expect(clusterAnswer(null)).toBe(null);
  const wallet = { address: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2" };
  const named = [{ wallet, listing: "SANCTIONED", rule: "COMMON_INPUTS", confidence: 0.9 }] as const;
  const answer = clusterAnswer({ id: wallet.address, size: 2, doubt: null, named });
  expect(Cluster.parse(answer)).toEqual({
    ...{ id: wallet.address, size: 2, doubt: null },
    named: [{ address: wallet.address, listing: "sanctioned", rule: "common_inputs", confidence: 0.9 }],
  });
  expect(clusterAnswer({ id: "1", size: 1_000, doubt: "TOO_LARGE", named: [] })).toMatchObject({
    doubt: "too_large",
  });
});
