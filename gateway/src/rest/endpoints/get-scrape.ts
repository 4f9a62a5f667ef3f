import { z } from "zod";
import { ScrapeByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  noScrape,
  readScrapeId,
  SCRAPE_EXAMPLE,
  ScrapeAnswer,
  ScrapeId,
  scrapeAnswer,
} from "../scrape-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/scrape/{job_id}",
  rootPath: "/scrape/{job_id}",
  scope: "admin:data",
  needs: ["ingestion"],
  summary: "Get the progress of reading an index, and how its columns are read",
  input: z.strictObject({ job_id: ScrapeId }),
  output: ScrapeAnswer,
  example: { input: { job_id: SCRAPE_EXAMPLE.id }, output: SCRAPE_EXAMPLE },
  operation: ScrapeByIdDocument,
  variables: ({ job_id }) => ({ id: readScrapeId(job_id) }),
  answer({ job }, { job_id }) {
    if (!job) throw noScrape(job_id);
    return scrapeAnswer(job);
  },
});
