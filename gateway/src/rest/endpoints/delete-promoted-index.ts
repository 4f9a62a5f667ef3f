import { z } from "zod";
import { DeletePromotedIndexDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { INDEX_EXAMPLE } from "../index-answer.ts";

export default defineEndpoint({
  method: "DELETE",
  path: "/indexes/current",
  rootPath: "/index",
  scope: "admin:data",
  needs: ["ingestion"],
  failures: ["NOT_FOUND"],
  summary:
    "Delete the promoted index, so that scores search for neighbours in the shipped one; also `DELETE /index`, without a version",
  input: z.strictObject({}),
  output: z.object({
    id: z.string(),
    edition: z.string(),
    wallets: z.int().min(0).describe("Its wallets, which are deleted with it."),
  }),
  example: {
    input: {},
    output: { id: INDEX_EXAMPLE.id, edition: INDEX_EXAMPLE.edition!, wallets: INDEX_EXAMPLE.wallets },
  },
  operation: DeletePromotedIndexDocument,
  variables: () => ({}),
  answer: ({ deletePromotedIndex }) => deletePromotedIndex,
});
