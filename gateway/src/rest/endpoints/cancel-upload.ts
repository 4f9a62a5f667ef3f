import { jobOfUpload, UPLOAD_KINDS } from "@tetron/domain/job";
import { z } from "zod";
import { CancelJobDocument, UploadByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { recoverBy } from "../recovery.ts";
import { readUploadId, UPLOAD_EXAMPLE, UploadAnswer, UploadId, uploadAnswer } from "../upload-answer.ts";

export default defineEndpoint({
  method: "POST",
  path: "/uploads/{upload_id}/cancel",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Cancel an upload: committed rows stay, the rest is not imported",
  input: z.strictObject({ upload_id: UploadId }),
  output: UploadAnswer,
  example: {
    input: { upload_id: UPLOAD_EXAMPLE.id },
    output: {
      ...UPLOAD_EXAMPLE,
      state: "cancelled",
      eta_seconds: null,
      ended_at: "2025-05-17T08:34:30.000Z",
    },
  },
  operation: CancelJobDocument,
  variables: ({ upload_id }) => ({ id: readUploadId(upload_id), kinds: UPLOAD_KINDS.map(jobOfUpload) }),
  recover: recoverBy({
    operation: UploadByIdDocument,
    scope: "data:write",
    variables: (id) => ({ id }),
    answer: ({ job }) => (job ? uploadAnswer(job) : undefined),
  }),
  answer: ({ cancelJob }) => uploadAnswer(cancelJob),
});
