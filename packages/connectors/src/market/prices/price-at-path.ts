const PRICE = /^(\d{1,20})(?:\.(\d+))?$/;

/**
 * The price at a path of a JSON answer, such as `data.amount`.
 *
 * @returns US dollars, times 1e8, cut off after that, `>= 0`; `undefined` where the path leads to no price.
 */
export function priceAtPath(body: unknown, path: string): bigint | undefined {
  const found = path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      body,
    );
  const [, whole, fraction = ""] = PRICE.exec(String(found)) ?? [];
  return whole === undefined ? undefined : BigInt(whole + fraction.slice(0, 8).padEnd(8, "0"));
}
