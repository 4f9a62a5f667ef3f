import { z } from "zod";
import { UploadRefusalsDocument } from "../../operations.gen.ts";
import { REFUSAL_EXAMPLE, Refusal, refusalsOf } from "../refusal-answer.ts";
import { noScrape, readScrapeId, SCRAPE_EXAMPLE, ScrapeId } from "../scrape-answer.ts";
import type { StreamedEndpoint } from "../streamed-endpoint.ts";

const Input = z.strictObject({ job_id: ScrapeId });

const endpoint: StreamedEndpoint<z.infer<typeof Input>, never, z.infer<typeof Refusal>> = {
  kind: "streamed",
  method: "GET",
  path: "/scrape/{job_id}/refusals",
  rootPath: "/scrape/{job_id}/refusals",
  scope: "admin:data",
  needs: ["ingestion"],
  summary: "Download the refused rows of an index, one per line; the first million are kept",
  input: Input,
  output: Refusal,
  example: { input: { job_id: SCRAPE_EXAMPLE.id }, output: REFUSAL_EXAMPLE },
  operations: [UploadRefusalsDocument],
  lines: ({ job_id }, { run }) => refusalsOf(readScrapeId(job_id), run, noScrape),
};

export default endpoint;
