import { z } from "zod";
import { CancelScrapeDocument, ScrapeByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { recoverBy } from "../recovery.ts";
import { readScrapeId, SCRAPE_EXAMPLE, ScrapeAnswer, ScrapeId, scrapeAnswer } from "../scrape-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/scrape/{job_id}/cancel",
  rootPath: "/scrape/{job_id}/cancel",
  scope: "admin:data",
  needs: ["ingestion"],
  summary: "Cancel the reading of an index, which then stays incomplete",
  input: z.strictObject({ job_id: ScrapeId }),
  output: ScrapeAnswer,
  example: {
    input: { job_id: SCRAPE_EXAMPLE.id },
    output: {
      ...SCRAPE_EXAMPLE,
      state: "cancelled",
      eta_seconds: null,
      ended_at: "2025-05-17T08:34:30.000Z",
    },
  },
  operation: CancelScrapeDocument,
  variables: ({ job_id }) => ({ id: readScrapeId(job_id), kinds: ["index.scrape"] }),
  recover: recoverBy({
    operation: ScrapeByIdDocument,
    scope: "admin:data",
    variables: (id) => ({ id }),
    answer: ({ job }) => (job ? scrapeAnswer(job) : undefined),
  }),
  answer: ({ cancelJob }) => scrapeAnswer(cancelJob),
});
