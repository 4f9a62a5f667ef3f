import { z } from "zod";
import { UploadRefusalsDocument } from "../../operations.gen.ts";
import type { StreamedEndpoint } from "../streamed-endpoint.ts";
import { noUpload, readUploadId, UPLOAD_EXAMPLE, UploadId } from "../upload-answer.ts";

/** Refusals that are read at a time. */
const PAGE_REFUSALS = 1_000;

const Input = z.strictObject({ upload_id: UploadId });

const Refusal = z.object({
  line: z.number().int().min(1).describe("The line of the file on which the row begins, from 1."),
  reason: z.string().describe("A stable word, such as `negative_time`."),
  message: z.string().describe("For people; the wording may change."),
});

const endpoint: StreamedEndpoint<z.infer<typeof Input>, never, z.infer<typeof Refusal>> = {
  method: "GET",
  path: "/uploads/{upload_id}/refusals",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Download the refused rows of an upload, a line each; the first million is kept",
  input: Input,
  output: Refusal,
  example: {
    input: { upload_id: UPLOAD_EXAMPLE.id },
    output: {
      line: 17,
      reason: "unknown_network",
      message: 'network: there is no network "ethereun".',
    },
  },
  operations: [UploadRefusalsDocument],
  async *lines({ upload_id }, { run }) {
    const id = readUploadId(upload_id);
    for (let from = 0; ; from += PAGE_REFUSALS) {
      const { job } = await run(UploadRefusalsDocument, { id, from, first: PAGE_REFUSALS });
      if (!job) throw noUpload(upload_id);
      yield* job.refusals;
      if (job.refusals.length < PAGE_REFUSALS) return;
    }
  },
};

export default endpoint;
