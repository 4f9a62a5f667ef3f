/** The graph's `ReputationList`. */
export type ReputationList = readonly {
  readonly score: number;
  readonly confidence: number;
  readonly band: "bad" | "poor" | "neutral" | "good" | "high";
  readonly components: readonly { readonly name: string; readonly points: number }[];
  readonly trend: { readonly days7: number; readonly days30: number };
  /** Unix seconds. */
  readonly asOf: number;
  readonly reasons: readonly {
    readonly code: string;
    readonly title: string;
    readonly points: number;
    readonly evidence: Readonly<Record<string, number>>;
  }[];
}[];
