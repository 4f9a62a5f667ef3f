import { z } from "zod";
import { UploadByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import {
  noUpload,
  readUploadId,
  UPLOAD_EXAMPLE,
  UploadAnswer,
  UploadId,
  uploadAnswer,
} from "../upload-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/uploads/{upload_id}",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Get the progress of an upload",
  input: z.strictObject({ upload_id: UploadId }),
  output: UploadAnswer,
  example: { input: { upload_id: UPLOAD_EXAMPLE.id }, output: UPLOAD_EXAMPLE },
  operation: UploadByIdDocument,
  variables: ({ upload_id }) => ({ id: readUploadId(upload_id) }),
  answer({ job }, { upload_id }) {
    if (!job) throw noUpload(upload_id);
    return uploadAnswer(job);
  },
});
