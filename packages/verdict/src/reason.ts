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

const SHOWN_DIGITS = 4;
const LAST_ZEROS = /(?:(\.\d*[1-9])|\.)0+$/;

/** A fact computed from a wallet's history. */
export function computedEvidence(name: string, value: string | number | boolean): Evidence {
  return { name, value: typeof value === "number" ? shownNumber(value) : `${value}`, source: null };
}

/** Integers in full, others with four significant digits. */
function shownNumber(value: number): string {
  if (Number.isInteger(value)) return `${value}`;
  const digits = value.toPrecision(SHOWN_DIGITS);
  // Read as a number and written again it would lose its last zeros, too, in three times as long.
  return digits.includes("e") ? `${Number(digits)}` : digits.replace(LAST_ZEROS, "$1");
}
