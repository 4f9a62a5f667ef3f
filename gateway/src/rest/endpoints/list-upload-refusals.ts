import { z } from "zod";
import { UploadRefusalsDocument } from "../../operations.gen.ts";
import { REFUSAL_EXAMPLE, Refusal, refusalsOf } from "../refusal-answer.ts";
import type { StreamedEndpoint } from "../streamed-endpoint.ts";
import { noUpload, readUploadId, UPLOAD_EXAMPLE, UploadId } from "../upload-answer.ts";

const Input = z.strictObject({ upload_id: UploadId });

const endpoint: StreamedEndpoint<z.infer<typeof Input>, never, z.infer<typeof Refusal>> = {
  kind: "streamed",
  method: "GET",
  path: "/uploads/{upload_id}/refusals",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Download the refused rows of an upload, one per line; the first million are kept",
  input: Input,
  output: Refusal,
  example: { input: { upload_id: UPLOAD_EXAMPLE.id }, output: REFUSAL_EXAMPLE },
  operations: [UploadRefusalsDocument],
  lines: ({ upload_id }, { run }) => refusalsOf(readUploadId(upload_id), run, noUpload),
};

export default endpoint;
