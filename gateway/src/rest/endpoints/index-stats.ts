import { z } from "zod";
import { IndexStatsDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";

export default defineEndpoint({
  method: "GET",
  path: "/indexes/current",
  rootPath: "/stats",
  scope: "wallet:read",
  needs: ["scoring"],
  summary: "Get the index in which scores search for neighbours; also `GET /stats`, without a version",
  input: z.strictObject({}),
  output: z.object({
    edition: z.string().describe("Identifies its content, as in scores."),
    shipped: z.boolean().describe("Whether it is the shipped one."),
    wallets: z.int().min(0),
    fraud: z.int().min(0).describe("Those of its wallets that are fraud."),
    not_fraud: z.int().min(0).describe("Those that are not."),
    dimensions: z.int().min(1).describe("Numbers of each wallet."),
    as_of: z.iso.datetime().describe("The time to which its data refers."),
  }),
  example: {
    input: {},
    output: {
      ...{
        edition: "2026-11-29+5b1f0c7a92de",
        shipped: true,
        wallets: 8_795,
        fraud: 3_514,
        not_fraud: 5_281,
      },
      ...{ dimensions: 44, as_of: "2023-10-02T00:00:00.000Z" },
    },
  },
  operation: IndexStatsDocument,
  variables: () => ({}),
  answer({ indexInForce: { edition, shipped, wallets, fraud, dimensions, asOf } }) {
    return { edition, shipped, wallets, fraud, not_fraud: wallets - fraud, dimensions, as_of: asOf };
  },
});
