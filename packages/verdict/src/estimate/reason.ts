/** One fact. */
export interface Evidence {
  readonly name: string;
  readonly value: string;
  /** Who says so, with the edition; `null` when it was computed from the wallet's history. */
  readonly source: string | null;
}

/** What an estimate or a list says, before it is known how much of it counts for the payment. */
export interface Finding {
  /** Stable, upper-case. */
  readonly code: string;
  /** The same for people. */
  readonly title: string;
  /** Log-odds of fraud of whom the finding is about. */
  readonly logOdds: number;
  readonly evidence: readonly Evidence[];
}

/** A finding as it counts for the payment. */
export interface Reason extends Omit<Finding, "logOdds"> {
  /** Log-odds that it adds to the payment. */
  readonly contribution: number;
  /** The wallet that it is about; `null` when it is about the payment. */
  readonly side: "from" | "to" | null;
}

/** A fact computed from a wallet's history. */
export function computed(name: string, value: string | number | boolean): Evidence {
  return { name, value: typeof value === "number" ? shownNumber(value) : `${value}`, source: null };
}

/** Whole numbers as they are, others with four significant digits. */
function shownNumber(value: number): string {
  return Number.isInteger(value) ? `${value}` : `${Number(value.toPrecision(4))}`;
}
