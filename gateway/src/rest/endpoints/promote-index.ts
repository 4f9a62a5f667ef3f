import { z } from "zod";
import { PromoteIndexDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { INDEX_EXAMPLE } from "../index-answer.ts";
import { recoverFrom } from "../recovery.ts";

const Promoted = z.object({
  edition: z.string().nullable().describe("The current edition; null for the shipped index."),
  previous: z.string().nullable().describe("The previous one."),
});

export default defineEndpoint({
  method: "POST",
  path: "/indexes/{index_id}/promote",
  scope: "admin:data",
  needs: ["ingestion"],
  summary: "Make scores search for neighbours in an index from now on, for every tenant",
  input: z.strictObject({
    index_id: z.string().min(1).max(64).describe("`idx_` and a ULID, or `shipped` for the shipped index."),
  }),
  output: Promoted,
  example: {
    input: { index_id: INDEX_EXAMPLE.id },
    output: { edition: INDEX_EXAMPLE.edition, previous: null },
  },
  operation: PromoteIndexDocument,
  variables: ({ index_id }) => ({ id: index_id }),
  recover: recoverFrom(Promoted, (written) => written),
  answer: ({ promoteIndex }) => promoteIndex,
});
