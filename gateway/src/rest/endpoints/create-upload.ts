import { UPLOAD_KINDS } from "@tetron/domain/job";
import { z } from "zod";
import {
  AppendUploadDocument,
  CancelJobDocument,
  FinishUploadDocument,
  StartUploadDocument,
  UploadByIdDocument,
} from "../../operations.gen.ts";
import { EditionName } from "../edition-name.ts";
import { uppercase } from "../endpoint.ts";
import type { FileEndpoint } from "../file-endpoint.ts";
import { sendFile, withdrawFile } from "../send-file.ts";
import { UPLOAD_EXAMPLE, UploadAnswer, uploadAnswer } from "../upload-answer.ts";

const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;
/** What a form has around its file. */
const MAX_FORM_BYTES = 64 * 1024;

const Flag = z.enum(["true", "false"]).optional();

const Input = z.strictObject({
  kind: z
    .enum(UPLOAD_KINDS)
    .describe(
      "What each row is: see docs/uploads.md. Payments also need the scope `score:write`, outcomes `feedback:write`.",
    ),
  network: z
    .string()
    .min(1)
    .max(32)
    .optional()
    .describe("The network of histories and labels (required), and of other rows that do not name one."),
  list: EditionName.optional().describe("Labels: your name of the list."),
  version: EditionName.optional().describe("Labels: the edition of the list."),
  partial: Flag.describe("Labels: replaces the list even if some lines were refused."),
  force: Flag.describe(
    "Labels: replaces the list even if less than half of it would remain, or if it is older.",
  ),
  shared: Flag.describe(
    "Histories and labels: whether every tenant sees them; also needs the scope `admin:data`.",
  ),
});

const endpoint: FileEndpoint<z.infer<typeof Input>, z.infer<typeof UploadAnswer>> = {
  kind: "file",
  method: "POST",
  path: "/uploads",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Upload a file of histories, labels, payments, outcomes or context",
  status: 202,
  alsoAnswers: {
    status: 200,
    description: "The same file with the same options was uploaded before: the existing upload.",
  },
  bodyLimit: MAX_UPLOAD_BYTES + MAX_FORM_BYTES,
  fileTypes: [
    "text/csv",
    "text/plain",
    "application/x-ndjson",
    "application/json",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
  ],
  query: ["kind", "network", "list", "version", "partial", "force", "shared"],
  input: Input,
  output: UploadAnswer,
  example: {
    input: { kind: "payments" },
    output: { ...UPLOAD_EXAMPLE, state: "queued", bytes_done: 0, eta_seconds: null, started_at: null },
  },
  operations: [
    StartUploadDocument,
    AppendUploadDocument,
    FinishUploadDocument,
    CancelJobDocument,
    UploadByIdDocument,
  ],
  async receive({ kind, network, list, version, partial, force, shared }, source) {
    const sent = await sendFile(source, {
      ...{ kind: uppercase(kind), network: network ?? null, list: list ?? null, version: version ?? null },
      ...{ partial: partial === "true", force: force === "true", shared: shared === "true" },
    });
    return {
      sha256: sent.sha256,
      async finish(claim) {
        const { finishUpload } = await source.run(FinishUploadDocument, { input: sent }, claim);
        return { status: finishUpload.isNew ? 202 : 200, answer: uploadAnswer(finishUpload.job) };
      },
      async recover(id) {
        const { job } = await source.run(UploadByIdDocument, { id });
        // A withdrawn one is acted on anew.
        return job && job.state !== "CANCELLED" ? { status: 202, answer: uploadAnswer(job) } : undefined;
      },
      withdraw: () => withdrawFile(source, sent.id),
    };
  },
};

export default endpoint;
