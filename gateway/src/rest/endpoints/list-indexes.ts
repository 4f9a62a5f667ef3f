import { z } from "zod";
import { ListIndexesDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { INDEX_EXAMPLE, IndexAnswer, indexAnswer } from "../index-answer.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";

export default defineEndpoint({
  method: "GET",
  path: "/indexes",
  scope: "admin:data",
  needs: ["ingestion"],
  failures: ["UNPROCESSABLE"],
  summary: "List the imported indexes of known wallets, newest first",
  query: ["limit", "cursor"],
  input: z.strictObject({ limit: PageLimit, cursor: Cursor }),
  output: z.object({
    indexes: z
      .array(IndexAnswer)
      .describe("While none is `promoted`, scores search for neighbours in the shipped index."),
    next_cursor: NextCursor,
  }),
  example: { input: { limit: 20 }, output: { indexes: [INDEX_EXAMPLE], next_cursor: null } },
  operation: ListIndexesDocument,
  variables: pageVariables,
  answer: ({ indexes: { edges, pageInfo } }) => ({
    indexes: edges.map(({ node }) => indexAnswer(node)),
    next_cursor: nextCursor(pageInfo),
  }),
});
