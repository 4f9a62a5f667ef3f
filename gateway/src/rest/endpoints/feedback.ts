import { z } from "zod";
import { RecordOutcomeDocument } from "../../operations.gen.ts";
import { defineEndpoint, lowercase, uppercase } from "../endpoint.ts";
import { recoverFrom } from "../recovery.ts";

const OUTCOMES = ["fraud", "good", "contested", "cleared"] as const;

export default defineEndpoint({
  method: "POST",
  path: "/feedback",
  scope: "feedback:write",
  needs: ["reputation"],
  failures: ["NOT_FOUND", "CONFLICT"],
  summary: "Report the outcome of dealings with a wallet",
  input: z.strictObject({
    address: z.string().min(1).max(128),
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
    outcome: z
      .enum(OUTCOMES)
      .describe(
        "`contested` halves a report of fraud, `cleared` retracts it, `good` counts in the wallet's favour.",
      ),
    transaction_id: z
      .string()
      .max(64)
      .optional()
      .describe("The score that it is about; the wallet must be one of its sides."),
    reference: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe("Your own id of the report; reporting it again changes nothing."),
    occurred_at: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("When the outcome became known; now by default."),
  }),
  output: z.object({
    feedback_id: z.string().describe("`fb_` and a ULID."),
    recorded: z.boolean().describe("False if the same report was already recorded."),
    address: z.string(),
    outcome: z.enum(OUTCOMES),
    transaction_id: z.string().nullable(),
    reference: z.string(),
    occurred_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  }),
  example: {
    input: {
      address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      network: "ethereum",
      outcome: "fraud",
      reference: "case-4711",
    },
    output: {
      feedback_id: "fb_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
      recorded: true,
      address: "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
      outcome: "fraud",
      transaction_id: null,
      reference: "case-4711",
      occurred_at: "2025-05-17T08:34:21.000Z",
      created_at: "2025-05-17T08:34:21.000Z",
    },
  },
  operation: RecordOutcomeDocument,
  variables: ({ transaction_id, occurred_at, outcome, ...report }) => ({
    input: {
      ...report,
      outcome: uppercase(outcome),
      reference: report.reference ?? null,
      transactionId: transaction_id ?? null,
      occurredAt: occurred_at ?? null,
    },
  }),
  recover: recoverFrom(
    z.object({
      ...{ id: z.string(), address: z.string(), reference: z.string() },
      ...{ transactionId: z.string().nullable(), occurredAt: z.string(), createdAt: z.string() },
    }),
    (
      { id, address, reference, ...written },
      { outcome }: { readonly outcome: (typeof OUTCOMES)[number] },
    ) => ({
      ...{ feedback_id: id, recorded: true, address, outcome },
      ...{ transaction_id: written.transactionId, reference },
      ...{ occurred_at: written.occurredAt, created_at: written.createdAt },
    }),
  ),
  answer: ({ recordOutcome: { recorded, outcome } }) => ({
    feedback_id: outcome.id,
    recorded,
    address: outcome.wallet.id.slice(outcome.wallet.id.lastIndexOf(":") + 1),
    outcome: lowercase(outcome.outcome),
    transaction_id: outcome.transactionId,
    reference: outcome.reference,
    occurred_at: outcome.occurredAt,
    created_at: outcome.createdAt,
  }),
});
