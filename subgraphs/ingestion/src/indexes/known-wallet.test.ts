import { refusalOf } from "@tetron/domain/testing";
import { KAGGLE_COLUMNS } from "@tetron/features/kaggle-columns";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import { readKnownWallet } from "./known-wallet.ts";
import { mapColumns } from "./map-columns.ts";

const NAMES = ["Address", "FLAG", ...Object.values(KAGGLE_COLUMNS)];
const mapping = mapColumns(NAMES);
const ADDRESS = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const row = { Address: ADDRESS, FLAG: "0", "Sent tnx": "3" };

/** `field reason` of a refusal. */
function refusal(act: () => unknown): string {
  const { field, reason } = refusalOf(act).details;
  return `${field} ${reason}`;
}

const read = (change: object) => readKnownWallet({ ...row, ...change }, mapping);
const numberOf = (feature: (typeof WALLET_44)[number], change: object) =>
  read(change).vector44[WALLET_44.indexOf(feature)];

test("each name of the public dataset is one feature, with stray spaces and in capitals too", () => {
  const { columns } = mapColumns(NAMES.map((name) => `  ${name.toUpperCase().replaceAll(" ", "  ")} `));
  expect(columns.map(({ feature }) => feature)).toEqual(["address", "flag", ...Object.keys(KAGGLE_COLUMNS)]);
});

test("the names of wallet-44 are features, and other columns are shown as not read", () => {
  const { columns } = mapColumns(["address", "flag", ...WALLET_44, "ERC20 most sent token type", ""]);
  expect(columns.map(({ feature }) => feature)).toEqual(["address", "flag", ...WALLET_44, null, null]);
});

test("a file that lacks what is needed, or has it twice, is refused", () => {
  expect(refusal(() => mapColumns(NAMES.slice(1)))).toBe("file no_such_column");
  expect(refusal(() => mapColumns([]))).toBe("file no_such_column");
  expect(refusal(() => mapColumns(NAMES.slice(0, 11)))).toBe("file too_few_columns");
  expect(refusal(() => mapColumns([...NAMES, "sent_tx"]))).toBe("file duplicate_column");
});

test("a wallet has its address in stored form, its class, and 0 for numbers that are missing", () => {
  const { address, fraud, vector44 } = read({
    Address: ` ${ADDRESS.toUpperCase().replace("X", "x")} `,
    FLAG: 1,
  });
  expect({ address, fraud }).toEqual({ address: ADDRESS, fraud: true });
  expect(vector44).toEqual(WALLET_44.map((name) => (name === "sent_tx" ? 3 : 0)));
});

test("numbers may be in scientific notation or JSON's, and only a balance may be negative", () => {
  expect(numberOf("sent_tx", { "Sent tnx": "1.5e3" })).toBe(1_500);
  expect(numberOf("sent_tx", { " Sent tnx ": 7 })).toBe(7);
  expect(numberOf("balance", { "total ether balance": "-279.2" })).toBe(-279.2);
  expect(numberOf("max_sent", { "max val sent": "" })).toBe(0);
});

test.each([
  [{ Address: "0x12" }, "address malformed"],
  [{ Address: undefined }, "address missing"],
  [{ FLAG: "2" }, "flag malformed"],
  [{ FLAG: undefined }, "flag malformed"],
  [{ "Sent tnx": "many" }, "Sent tnx not_a_number"],
  [{ "Sent tnx": "0x10" }, "Sent tnx not_a_number"],
  [{ "Sent tnx": "Infinity" }, "Sent tnx not_a_number"],
  [{ "Sent tnx": "1e999" }, "Sent tnx not_a_number"],
  [{ "Sent tnx": "1,000" }, "Sent tnx not_a_number"],
  [{ "Sent tnx": [3] }, "Sent tnx not_a_number"],
  [{ "Sent tnx": "-3" }, "Sent tnx negative"],
  [{ "Sent tnx": "0" }, "address no_activity"],
])("%o is refused as %s", (change, expected) => {
  expect(refusal(() => read(change))).toBe(expected);
});

test("what is no object is refused", () => {
  for (const each of [null, 3, "text", [row]])
    expect(refusal(() => readKnownWallet(each, mapping))).toBe("row malformed");
});
