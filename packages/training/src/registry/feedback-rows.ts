import { BEHAVIOUR } from "@tetron/features/behaviour";
import { matrixOf } from "@tetron/models/matrix";
import { z } from "zod";
import type { LabelledWallet } from "../data/labelled-wallets.ts";
import type { WalletRows } from "../data/training-rows.ts";

/** A wallet that was reported, as training reads it. */
export const FeedbackRow = z.strictObject({
  address: z.string(),
  fraud: z.boolean(),
  /** How many rows of the training data it counts as. */
  weight: z.number().gt(0),
  /** `behaviour/v1`; `null` where a number is not defined. */
  behaviour: z.array(z.number().nullable()).length(BEHAVIOUR.length).readonly(),
});
export type FeedbackRow = Readonly<z.infer<typeof FeedbackRow>>;

/**
 * Adds reported wallets to the training rows. They are only trained on: no measure, no reference wallet and no range comes
 * from them. A wallet that is in the data already keeps what the data says.
 */
export function withFeedback(rows: WalletRows, feedback: readonly FeedbackRow[]): WalletRows {
  const known = new Set(rows.keys);
  const added = feedback.filter(({ address }) => !known.has(address));
  if (added.length === 0) return rows;
  const { columns } = rows.matrix;
  const matrix = matrixOf(
    added.map(({ behaviour }) => behaviour.map((value) => value ?? Number.NaN)),
    columns,
  );
  const data = new Float32Array(rows.matrix.data.length + matrix.data.length);
  data.set(rows.matrix.data);
  data.set(matrix.data, rows.matrix.data.length);
  const extra = <Value>(of: (row: FeedbackRow) => Value) => added.map(of);
  return {
    matrix: { rows: rows.matrix.rows + added.length, columns, data },
    labels: Uint8Array.from([...rows.labels, ...extra(({ fraud }) => Number(fraud))]),
    keys: [...rows.keys, ...extra(({ address }) => address)],
    weights: Float64Array.from([
      ...(rows.weights ?? rows.keys.map(() => 1)),
      ...extra(({ weight }) => weight),
    ]),
    wallets: [...rows.wallets, ...extra(walletOf)],
    ages: [...rows.ages, ...extra(() => null)],
    late: Uint8Array.from([...rows.late, ...extra(() => 0)]),
  };
}

function walletOf({ address, fraud, behaviour }: FeedbackRow): LabelledWallet {
  return {
    ...{ address, fraud, inKaggle: false, canary: false, transactions: 1 },
    ...{ firstSeen: null, lastSeen: null, vector44: new Float64Array() },
    behaviour: Float64Array.from(behaviour, (value) => value ?? Number.NaN),
    ...{ younger: [], payments: [], views: new Map(), late: null },
  };
}
