import { z } from "zod";
import type { IndexAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

const Count = z.int().min(0);

export const SourceType = z
  .enum(["kaggle", "csv", "json"])
  .describe(
    "`kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.",
  );

export const IndexAnswer = z.object({
  id: z.string().describe("`idx_` and a ULID."),
  state: z
    .enum(["building", "ready", "promoted", "dry_run"])
    .describe(
      "`ready` is complete but not used by scores; `promoted` is where scores search for neighbours.",
    ),
  source_url: z.string(),
  source_type: SourceType,
  dry_run: z.boolean(),
  mapping: z
    .array(
      z.object({
        column: z.string().describe("The column's name, without the spaces around it."),
        feature: z
          .string()
          .nullable()
          .describe("`address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored."),
      }),
    )
    .describe("How the columns of the file are read; empty until its header has been read."),
  wallets: Count.describe("Number of its wallets; for a dry run, the number it would have."),
  fraud: Count.describe("Those of its wallets that are fraud."),
  edition: z.string().nullable().describe("Identifies its content, as in scores; null until it is complete."),
  created_at: z.iso.datetime(),
  ready_at: z.iso.datetime().nullable(),
});

export const INDEX_EXAMPLE: z.infer<typeof IndexAnswer> = {
  id: "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
  state: "ready",
  source_url: "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
  source_type: "kaggle",
  dry_run: false,
  mapping: [
    { column: "Address", feature: "address" },
    { column: "FLAG", feature: "flag" },
    { column: "Sent tnx", feature: "sent_tx" },
    { column: "ERC20 most sent token type", feature: null },
  ],
  ...{ wallets: 9_287, fraud: 1_650, edition: "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE+5b1f0c7a92de" },
  created_at: "2025-05-17T08:34:21.000Z",
  ready_at: "2025-05-17T08:34:40.000Z",
};

export function indexAnswer(index: IndexAnswerFragment): z.infer<typeof IndexAnswer> {
  const { id, state, mapping, wallets, fraud, edition } = index;
  return {
    ...{ id, state: lowercase(state), source_url: index.sourceUrl, source_type: lowercase(index.sourceType) },
    ...{ dry_run: index.dryRun, wallets, fraud, edition },
    mapping: mapping.map(({ column, feature }) => ({ column, feature })),
    ...{ created_at: index.createdAt, ready_at: index.readyAt },
  };
}
