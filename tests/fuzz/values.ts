import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import { WALLETS } from "../client.ts";
import type { Random } from "./random.ts";

const TEXTS = [
  "",
  " ",
  "a",
  "\u0000",
  "tx_\u0000",
  "a\ud800b",
  "\udfff",
  "\u202e",
  "é".repeat(40),
  "x".repeat(3_000),
  "__proto__",
  "constructor",
  "null",
  "1e309",
  "-1",
  "0x",
  "%00",
  "' or 1=1 --",
  "tx_01JZZZZZZZZZZZZZZZZZZZZZZZ",
  "rt_1",
  "18446744073709551616",
  "2025-05-17T08:34:21Z",
  "0000-00-00T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
  "2025-02-30T00:00:00Z",
  "2025-01-01T00:00:00+99:99",
  "yesterday",
];
const PLAUSIBLE: Readonly<Record<string, readonly string[]>> = {
  network: ["ethereum", "polygon", "bitcoin", "solana", "simnet"],
  toNetwork: ["ethereum", "polygon", "bitcoin"],
  address: Object.values(WALLETS),
  fromAddress: Object.values(WALLETS),
  toAddress: Object.values(WALLETS),
  amount: ["1", "0.5", "0", "-1", "1e3", "100000000000000000000000", "0.0000000000000000001"],
  currency: ["ETH", "USDC", "BTC", "DOGE"],
  toCurrency: ["ETH", "USDC"],
  from: ["2025-01-01T00:00:00Z", "1970-01-01T00:00:00Z"],
  to: ["2025-01-02T00:00:00Z", "2105-12-31T23:59:59Z"],
  addresses: Object.values(WALLETS),
  lines: ["address,label", `${WALLETS.other},exchange`, '{"address":1}', '"', "{}"],
};
const NUMBERS = [
  "0",
  "1",
  "-1",
  "50",
  "100",
  "2147483647",
  "-2147483648",
  "2147483648",
  "9007199254740993",
  "18446744073709551616",
  "-18446744073709551616",
  "0.5",
  "-0.0",
  "1e309",
  "-1e309",
  "1e-400",
  "1E5",
];

/** A literal for an argument: a plausible or unusual value; with `wild`, also one of the wrong form. */
export function literalOf(random: Random, type: GraphQLInputType, name: string, wild: boolean): string {
  if (wild && random.chance(0.02))
    return random.of(["null", "{}", "[]", "[[null]]", "true", "ENUM", '"""block"""', "{a: 1, a: 2}"]);
  if (isNonNullType(type)) return literalOf(random, type.ofType, name, wild);
  if (isListType(type)) {
    if (random.chance(0.1)) return literalOf(random, type.ofType, name, wild);
    const length = random.of([0, 1, 2, 3, 30]);
    return `[${Array.from({ length }, () => literalOf(random, type.ofType, name, wild)).join(", ")}]`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) =>
      random.chance(isRequiredInputField(field) ? (wild ? 0.97 : 1) : 0.3),
    );
    return `{${fields.map((field) => `${field.name}: ${literalOf(random, field.type, field.name, wild)}`).join(", ")}}`;
  }
  if (isEnumType(type))
    return random.of([
      ...type.getValues().map(({ name: value }) => value),
      ...(wild ? ["NOBODY", '"X"'] : []),
    ]);
  if (["Int", "Float"].includes(type.name) || (wild && random.chance(0.05)))
    return random.of(wild || random.chance(0.1) ? NUMBERS : ["0", "1", "2", "50", "100", "3600"]);
  if (type.name === "Boolean") return random.of(wild ? ["true", "false", "1"] : ["true", "false"]);
  const text = random.chance(wild ? 0.6 : 0.93) ? random.of(PLAUSIBLE[name] ?? TEXTS) : random.of(TEXTS);
  return JSON.stringify(text);
}

/** JSON for a variable; numbers keep their original notation. */
export function jsonOf(random: Random, type: GraphQLInputType, name: string, wild: boolean): string {
  const literal = literalOf(random, type, name, wild);
  try {
    JSON.parse(literal);
    return literal;
  } catch {
    return random.of([
      "null",
      "1e309",
      "[]",
      "{}",
      '"\\u0000"',
      '"\\ud800"',
      '{"a":1,"a":2}',
      "12345678901234567890",
    ]);
  }
}
