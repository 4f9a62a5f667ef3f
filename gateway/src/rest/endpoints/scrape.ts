import { z } from "zod";
import { ScrapeByIdDocument, ScrapeDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { INDEX_EXAMPLE, SourceType } from "../index-answer.ts";
import { recoverBy } from "../recovery.ts";
import { SCRAPE_EXAMPLE, ScrapeAnswer, scrapeAnswer } from "../scrape-answer.ts";

const MAX_URL_CHARS = 2_048;

export default defineEndpoint({
  method: "POST",
  path: "/scrape",
  rootPath: "/scrape",
  scope: "admin:data",
  needs: ["ingestion"],
  summary:
    "Read known wallets from an external source into a new index, which scores use once it is promoted",
  status: 202,
  input: z.strictObject({
    source_url: z
      .string()
      .min(1)
      .max(MAX_URL_CHARS)
      .describe(
        "Public `https://` URL of the file. For `kaggle`, the page of the dataset, with `?select=NAME` if it has several files.",
      ),
    source_type: SourceType,
    dry_run: z
      .boolean()
      .optional()
      .describe(
        "Reports how the columns would be read and every row that would be refused, without storing anything.",
      ),
  }),
  output: ScrapeAnswer,
  example: {
    input: { source_url: INDEX_EXAMPLE.source_url, source_type: INDEX_EXAMPLE.source_type },
    output: {
      ...SCRAPE_EXAMPLE,
      ...{ state: "queued", bytes: 0, bytes_done: 0, eta_seconds: null, started_at: null },
      rows: { done: 0, read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 },
      index: { ...SCRAPE_EXAMPLE.index, mapping: [] },
    },
  },
  operation: ScrapeDocument,
  variables: ({ source_url, source_type, dry_run = false }) => ({
    input: { sourceUrl: source_url, sourceType: uppercase(source_type), dryRun: dry_run },
  }),
  recover: recoverBy({
    operation: ScrapeByIdDocument,
    scope: "admin:data",
    variables: (id) => ({ id }),
    answer: ({ job }) => (job ? scrapeAnswer(job) : undefined),
  }),
  answer: ({ scrape }) => scrapeAnswer(scrape),
});
