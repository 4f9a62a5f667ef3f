/** `manifest.json`: what each artifact beside it must be. */
export type Manifest = Readonly<Record<ArtifactName, ArtifactEntry>>;

/** What one artifact must be, and what it was made from. */
export interface ArtifactEntry {
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** The date or list version that the file carries. */
  readonly version: string;
  /** SHA-256 of each input that it was made from, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
}

/** The lists of labels that ship. */
export const LABEL_LISTS = {
  ethLabels: "eth-labels.bin",
  explorerLabels: "explorer-labels-2023.bin",
  tagpacks: "graphsense-tagpacks-2026.bin",
  wellKnown: "well-known.bin",
} as const;

/** The files that ship. */
export const ARTIFACTS = {
  fraudModel: "fraud-model.bin",
  referenceWallets: "reference-wallets.bin",
  paymentAnomaly: "payment-anomaly.json",
  ...LABEL_LISTS,
  sanctions: "sanctions.json",
} as const;

/** Name of a file that ships. */
export type ArtifactName = (typeof ARTIFACTS)[keyof typeof ARTIFACTS];
