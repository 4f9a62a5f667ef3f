const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e([+-]\d{1,3}))?$/;

/**
 * Reads a decimal exactly, including exponents such as `4.4233955e-05`, as spreadsheets and scripts print
 * them.
 *
 * @param decimals - Digits after the point in one whole unit.
 * @returns Base units; `undefined` when the text is not a decimal, is negative, or is finer than a base unit.
 */
export function exactUnits(text: string, decimals: number): bigint | undefined {
  const [, whole, fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const shift = decimals + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const unit = 10n ** BigInt(-shift);
  return digits % unit === 0n ? digits / unit : undefined;
}
