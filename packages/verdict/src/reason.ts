/** One fact that a finding, reason or remark rests on. */
export interface Evidence {
  readonly name: string;
  readonly value: string;
  /** Its source with the version; `null` when computed. */
  readonly source: string | null;
}

/** The result of an estimate or a list, before its weight in the payment is known. */
export interface Finding {
  /** Stable, upper-case. */
  readonly code: string;
  /** For people. */
  readonly title: string;
  /** Log-odds of fraud of the wallet or payment that it is about. */
  readonly logOdds: number;
  readonly evidence: readonly Evidence[];
}

/** A finding with its contribution to the payment. */
export interface Reason extends Omit<Finding, "logOdds"> {
  /** Log-odds that it adds to the payment. */
  readonly contribution: number;
  /** The side that it is about; `null` for the payment itself. */
  readonly side: "from" | "to" | null;
}

/** A fact computed from a wallet's history. */
export function computedEvidence(name: string, value: string | number | boolean): Evidence {
  return { name, value: typeof value === "number" ? shownNumber(value) : `${value}`, source: null };
}

/** Integers in full, others with four significant digits. */
function shownNumber(value: number): string {
  return Number.isInteger(value) ? `${value}` : `${Number(value.toPrecision(4))}`;
}
