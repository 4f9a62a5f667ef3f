import { z } from "zod";
import { ContestLabelDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";
import { parseLabelId } from "../label-id.ts";
import { recoverFrom } from "../recovery.ts";

export default defineEndpoint({
  method: "POST",
  path: "/labels/{label_id}/contest",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Contest a list's label of a wallet, or withdraw the contest",
  input: z.strictObject({
    label_id: z
      .string()
      .min(1)
      .max(1_000)
      .describe("Of `GET /labels`. All of the list's labels of the wallet are contested."),
    reason: z.string().min(1).max(500).optional().describe("Why; required unless it is withdrawn."),
    withdraw: z.boolean().optional().describe("Withdraws the contest."),
  }),
  output: z.object({
    label_id: z.string(),
    list: z.string(),
    reason: z.string().nullable().describe("Null if the label is no longer contested."),
    changed: z.boolean().describe("False if nothing changed."),
  }),
  example: {
    input: { label_id: LABEL_EXAMPLE.label_id, reason: "It is our own wallet." },
    output: {
      label_id: LABEL_EXAMPLE.label_id,
      list: LABEL_EXAMPLE.list,
      reason: "It is our own wallet.",
      changed: true,
    },
  },
  operation: ContestLabelDocument,
  variables({ label_id, reason, withdraw = false }) {
    const { network, address, list } = parseLabelId(label_id);
    return { input: { network, address, list, reason: reason ?? null, withdraw, shared: false } };
  },
  recover: recoverFrom(
    z.object({ list: z.string(), reason: z.string().nullable(), changed: z.literal(true) }),
    (written, { label_id }: { readonly label_id: string }) => ({ label_id, ...written }),
  ),
  answer: ({ contestLabel: { list, reason, changed } }, { label_id }) => ({
    label_id,
    list,
    reason,
    changed,
  }),
});
