import { z } from "zod";

/** The entry of a file in an artifacts folder's `manifest.json`; other fields are allowed. */
export const ManifestFile = z.record(
  z.string(),
  z.looseObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(0),
    version: z.string().optional(),
    sources: z.record(z.string(), z.string()).optional(),
    left_out: z.record(z.string(), z.int().min(0)).optional(),
  }),
);
export type ManifestFile = z.infer<typeof ManifestFile>;

/** Content of `manifest.json`: an entry for each artifact in its folder. */
export type Manifest = Readonly<Record<ArtifactName, ArtifactEntry>>;

/** Expected content of one artifact, and its inputs. */
export interface ArtifactEntry {
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** The date or list version that the file carries. */
  readonly version: string;
  /** SHA-256 of each input, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
  /** Of a list: the rows that were left out, by reason. */
  readonly left_out?: Readonly<Record<string, number>>;
}

/** The shipped lists of labels. */
export const LABEL_LISTS = {
  ethLabels: "eth-labels.bin",
  explorerLabels: "explorer-labels-2023.bin",
  tagpacks: "graphsense-tagpacks-2026.bin",
  wellKnown: "well-known.bin",
} as const;

/** The shipped files. */
export const ARTIFACTS = {
  fraudModel: "fraud-model.bin",
  referenceWallets: "reference-wallets.bin",
  paymentAnomaly: "payment-anomaly.json",
  ...LABEL_LISTS,
  sanctions: "sanctions.json",
} as const;

/** Name of a shipped file. */
export type ArtifactName = (typeof ARTIFACTS)[keyof typeof ARTIFACTS];
