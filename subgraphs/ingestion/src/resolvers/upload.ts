import { Failure } from "@tetron/domain/failure";
import type { UploadKind } from "@tetron/domain/job";
import type { Scope } from "@tetron/domain/scope";
import { type Caller, requireScope } from "@tetron/service/caller";
import type { Context } from "../context.ts";
import { ownerFor } from "../owner-for.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { appendUpload, finishUpload, startUpload, type Uploader } from "../uploads/receive-upload.ts";

/** What a row of each kind needs that is brought in one by one. */
const SCOPE_OF: Readonly<Partial<Record<UploadKind, Scope>>> = {
  payments: "score:write",
  outcomes: "feedback:write",
};

export const uploadResolvers: Resolvers = {
  Mutation: {
    startUpload(_parent, { input }, { lake, caller, now }) {
      requireUploading(caller, input.kind, input.shared);
      return startUpload(lake, input, uploaderOf({ caller, now }));
    },
    appendUpload: (_parent, { input: { id, part, content } }, { lake, caller, now }) =>
      appendUpload(lake, { id, part, content: readBase64(content) }, uploaderOf({ caller, now })),
    finishUpload: (_parent, { input }, { lake, caller, now }) =>
      finishUpload(lake, input, uploaderOf({ caller, now })),
  },
};

/** @throws Failure `FORBIDDEN` naming the scope that the caller lacks. */
function requireUploading(caller: Caller, kind: UploadKind, shared: boolean | undefined): void {
  const scope = SCOPE_OF[kind];
  if (scope !== undefined) requireScope(caller, scope);
  ownerFor(caller, shared);
}

function uploaderOf({ caller, now }: Pick<Context, "caller" | "now">): Uploader {
  return { tenant: caller.tenant, actor: caller.keyId, now, claim: caller.claim };
}

/** @throws Failure `BAD_REQUEST` for text that is not base64. */
function readBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") === text) return bytes;
  throw new Failure("BAD_REQUEST", "content: is not base64.", {
    issues: [{ field: "content", reason: "malformed" }],
  });
}
