import { z } from "zod";
import { ListWatchesDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";

export default defineEndpoint({
  method: "GET",
  path: "/watch",
  scope: "wallet:read",
  needs: ["ingestion"],
  failures: ["UNPROCESSABLE"],
  summary: "List the watched wallets, by network and address",
  query: ["limit", "cursor", "network"],
  input: z.strictObject({
    limit: PageLimit,
    cursor: Cursor,
    network: z.string().min(1).max(32).optional().describe("Only those of one network, such as `ethereum`."),
  }),
  output: z.object({
    watches: z.array(
      z.object({
        network: z.string(),
        address: z.string().describe("The address in stored form: lower-case on EVM networks."),
        created_at: z.iso.datetime(),
        followed_from: z
          .int()
          .min(0)
          .nullable()
          .describe(
            "Height of the first block that is kept for the wallet; null while its network is not followed.",
          ),
      }),
    ),
    next_cursor: NextCursor,
  }),
  example: {
    input: { limit: 20, network: "ethereum" },
    output: {
      watches: [
        {
          ...{ network: "ethereum", address: LABEL_EXAMPLE.address },
          ...{ created_at: "2025-05-17T08:34:21.000Z", followed_from: 22_500_001 },
        },
      ],
      next_cursor: null,
    },
  },
  operation: ListWatchesDocument,
  variables: ({ network, ...page }) => ({ ...pageVariables(page), network: network ?? null }),
  answer: ({ watches: { edges, pageInfo } }) => ({
    watches: edges.map(({ node: { network, address, createdAt, followedFrom } }) => ({
      ...{ network, address, created_at: createdAt, followed_from: followedFrom },
    })),
    next_cursor: nextCursor(pageInfo),
  }),
});
