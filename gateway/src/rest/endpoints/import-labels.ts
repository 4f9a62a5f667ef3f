import { z } from "zod";
import { ImportLabelsDocument, type ImportLabelsMutation } from "../../operations.gen.ts";
import { EditionName } from "../edition-name.ts";
import { defineEndpoint } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";
import { recoverFrom } from "../recovery.ts";

type Imported = ImportLabelsMutation["importLabels"];

const Count = z.number().int().min(0);

export default defineEndpoint({
  method: "POST",
  path: "/labels",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Replace your own list of labels by a new edition",
  // A thousand of the longest labels.
  bodyLimit: 512 * 1024,
  input: z.strictObject({
    network: z.string().min(1).max(32).describe("The network of the addresses, such as `ethereum`."),
    list: EditionName.describe("Your name of the list."),
    version: EditionName.describe("The edition; the same again changes nothing."),
    labels: z
      .array(
        z.strictObject({
          address: z.string().min(1).max(128),
          label: z.string().min(1).max(128).describe("Such as `exchange` or `phish-hack`."),
          name: z.string().min(1).max(128).optional(),
        }),
      )
      .min(1)
      .max(1_000)
      .describe(
        "The complete edition: labels that it lacks are removed. Use `tetron import` for larger ones.",
      ),
    partial: z.boolean().optional().describe("Replaces the list even if some labels were refused."),
    force: z.boolean().optional().describe("Replaces the list even if less than half of it would remain."),
  }),
  output: z.object({
    import_id: z.string().describe("`imp_` and a ULID."),
    read: Count,
    created: Count,
    updated: Count,
    unchanged: Count,
    refused: Count,
    refusals: z
      .array(
        z.object({
          index: Count.describe("Index in `labels`, from 0."),
          reason: z.string(),
          message: z.string(),
        }),
      )
      .describe("The first 100."),
  }),
  example: {
    input: {
      network: "ethereum",
      list: LABEL_EXAMPLE.list,
      version: LABEL_EXAMPLE.version,
      labels: [{ address: LABEL_EXAMPLE.address, label: LABEL_EXAMPLE.label, name: LABEL_EXAMPLE.name }],
    },
    output: {
      import_id: "imp_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
      ...{ read: 1, created: 1, updated: 0, unchanged: 0, refused: 0 },
      refusals: [],
    },
  },
  operation: ImportLabelsDocument,
  variables: ({ network, list, version, labels, partial = false, force = false }) => ({
    input: {
      ...{ network, format: "NDJSON" as const, source: list, version, partial, force, shared: false },
      lines: labels.map((label) => JSON.stringify(label)),
    },
  }),
  recover: recoverFrom(
    z.object({
      ...{ id: z.string(), read: Count, created: Count, updated: Count, unchanged: Count, refused: Count },
      refusals: z.array(z.object({ line: Count, reason: z.string(), message: z.string() })),
    }),
    importAnswer,
  ),
  answer: ({ importLabels }) => importAnswer(importLabels),
});

function importAnswer({ id, refusals, ...counts }: Imported) {
  return {
    import_id: id,
    ...{ read: counts.read, created: counts.created, updated: counts.updated },
    ...{ unchanged: counts.unchanged, refused: counts.refused },
    refusals: refusals.map(({ line, reason, message }) => ({ index: line - 1, reason, message })),
  };
}
