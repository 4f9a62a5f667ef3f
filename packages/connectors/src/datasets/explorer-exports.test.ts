import type { Network } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { explorerExport } from "./explorer-exports.ts";

const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const ETHERSCAN =
  "Transaction Hash;Blockno;UnixTimestamp;DateTime (UTC);From;To;ContractAddress;Value_IN(ETH);Value_OUT(ETH);CurrentValue @ $2,038.09/Eth;TxnFee(ETH);TxnFee(USD);Historical $Price/Eth;Status;ErrCode;Method".split(
    ";",
  );
const FILLED = {
  ...{ UnixTimestamp: "1500000000", From: ALICE, To: SHOP },
  ...{ "Value_IN(ETH)": "0", "Value_OUT(ETH)": "0" },
};
const etherscan = (change: Readonly<Record<string, string>>) =>
  ETHERSCAN.map((name) => ({ ...FILLED, ...change })[name] ?? "");
const readEtherscan = (change: Readonly<Record<string, string>>) =>
  explorerExport(ETHERSCAN, "ethereum")!.read(etherscan(change), "line 2");

test.each([
  ["1,234.5", "1234500000000000000000"],
  ["4.4E-05", "44000000000000"],
  ["0.000000000000000001", "1"],
  ["0", "0"],
])("an amount of %j is read exactly", (written, units) => {
  expect(readEtherscan({ "Value_OUT(ETH)": written }).transaction["value"]).toBe(units);
});

test.each(["0,5", "-1", "0.5 wei", "0.0000000000000000001", "1,23", "NaN"])(
  "an amount of %j is refused",
  (written) => {
    expect(() => readEtherscan({ "Value_IN(ETH)": written })).toThrow(
      expect.objectContaining({ details: { field: "line", reason: "not_an_amount" } }),
    );
  },
);

test("an amount that is missing is refused, never taken for zero", () => {
  const missing = expect.objectContaining({ details: { field: "line", reason: "not_an_amount" } });
  expect(readEtherscan({ "Value_IN(ETH)": "", "Value_OUT(ETH)": "2" }).transaction["value"]).toBe(
    `2${"0".repeat(18)}`,
  );
  expect(() => readEtherscan({ "Value_IN(ETH)": "", "Value_OUT(ETH)": "" })).toThrow(missing);
  expect(() => readPage("", "ethereum")).toThrow(missing);
});

test.each([
  "1.72E+09",
  "7/14/2024 2:10",
  "14.07.2024 02:10:00",
  "-5",
  "",
  "2024-07-14T02:10:00+02:00",
  "2024-13-01 00:00:00",
])("a time of %j, which may mean anything, is refused by what it should be", (UnixTimestamp) => {
  expect(() => readEtherscan({ UnixTimestamp })).toThrow(
    "line 2: a time must be Unix seconds, or a date in UTC",
  );
});

test.each([
  "2017-07-14 02:40:00",
  "2017-07-14T02:40:00.000Z",
  "2017-07-14T02:40:00+00:00",
  "2017-07-14 02:40:00 UTC",
])("%s is a time", (UnixTimestamp) => {
  expect(readEtherscan({ UnixTimestamp }).transaction["timeStamp"]).toBe("1500000000");
});

test("an export with two columns of one name is refused: it does not say which of them counts", () => {
  expect(() => explorerExport([...ETHERSCAN, "Status"], "ethereum")).toThrow('two columns "Status"');
});

const PAGE = ["Transaction Hash", "DateTime (UTC)", "From", "To", "Amount"];
const readPage = (amount: string, network: Network) =>
  explorerExport(PAGE, network)!.read(["0x1", "2026-01-01 00:00:00", ALICE, SHOP, amount], "line 2");

test.each([
  ["0.5 ETH", "ethereum", "500000000000000000"],
  ["500 wei", "ethereum", "500"],
  ["1,500.25 Gwei", "base", "1500250000000"],
  ["0.5 BNB", "bsc", "500000000000000000"],
  ["2 MATIC", "polygon", "2000000000000000000"],
  ["2 POL", "polygon", "2000000000000000000"],
] as const)("%j on %s is read in the unit that it names", (amount, network, units) => {
  expect(readPage(amount, network).transaction["value"]).toBe(units);
});

test.each([
  ["0.5 BNB", "ethereum"],
  ["3 USDT", "ethereum"],
  ["1 USDC.e", "polygon"],
  ["1 ETH", "polygon"],
] as const)("%j on %s is refused: it is not the network's coin", (amount, network) => {
  expect(() => readPage(amount, network)).toThrow(
    expect.objectContaining({ details: { field: "line", reason: "wrong_coin" } }),
  );
});

test("an export whose columns are in another coin than the network's is refused", () => {
  expect(() => explorerExport(ETHERSCAN, "polygon")).toThrow(
    expect.objectContaining({
      message:
        "file: amounts are in ETH; the coin of Polygon is POL. Name the network that the export is of.",
      details: { field: "file", reason: "wrong_coin" },
    }),
  );
});

test("the columns of the amounts tell which side the account is", () => {
  expect(readEtherscan({ "Value_IN(ETH)": "1" }).candidates).toEqual([SHOP]);
  expect(readEtherscan({ "Value_OUT(ETH)": "1" }).candidates).toEqual([ALICE]);
  expect(readEtherscan({}).candidates).toEqual([ALICE, SHOP]);
});

test.each([
  ["", "", "0"],
  ["Error(0)", "execution reverted", "1"],
  ["Error(1)", "", "1"],
  ["ok", "", "0"],
  ["Success", "", "0"],
])("a status of %j with the error %j is read as isError %s", (Status, ErrCode, isError) => {
  expect(readEtherscan({ Status, ErrCode }).transaction["isError"]).toBe(isError);
});

test("a status that nobody knows is refused, never taken for success", () => {
  expect(() => readEtherscan({ Status: "maybe" })).toThrow("line 2: the status must be");
});

test("Blockscout's amounts are in wei, its times dates, and its direction a column", () => {
  const header =
    "TxHash,BlockNumber,UnixTimestamp,FromAddress,ToAddress,ContractAddress,Type,Value,Fee,Status,ErrCode,CurrentPrice,TxDateOpeningPrice,TxDateClosingPrice,MethodName".split(
      ",",
    );
  const cells = `0x1,1,2017-07-14 02:40:00.000000Z,${ALICE},${SHOP},,IN,1E+18,1,error,Reverted,,,,transfer`;
  expect(explorerExport(header, "ethereum")!.read(cells.split(","), "line 2")).toEqual({
    transaction: {
      ...{ hash: "0x1", from: ALICE, to: SHOP, contractAddress: "", value: "1000000000000000000" },
      ...{ timeStamp: "1500000000", isError: "1" },
    },
    candidates: [SHOP],
  });
});

test("a created contract is the other side of a transaction without a recipient", () => {
  expect(readEtherscan({ To: "", ContractAddress: SHOP }).candidates).toEqual([ALICE, SHOP]);
});

test("empty cells beyond the header, as of a trailing comma, are ignored, and others are refused", () => {
  const read = explorerExport(ETHERSCAN, "ethereum")!.read;
  expect(read([...etherscan({}), ""], "line 2").candidates).toEqual([ALICE, SHOP]);
  expect(() => read([...etherscan({}), "7"], "line 2")).toThrow("line 2 has 17 cells");
  expect(() => read(etherscan({}).slice(1), "line 2")).toThrow("line 2 has 15 cells");
});

test("what an export does not have is unknown", () => {
  const noStatus = ETHERSCAN.filter((name) => name !== "Status" && name !== "ErrCode");
  const unseen = { method: false, tokens: false, zeroValue: true };
  expect(explorerExport(ETHERSCAN, "ethereum")!.sees).toEqual({ ...unseen, status: true });
  expect(explorerExport(noStatus, "ethereum")!.sees).toEqual({ ...unseen, status: false });
});

test.each([
  "Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,ContractAddress,TokenName,TokenSymbol",
  "TxHash,BlockNumber,UnixTimestamp,FromAddress,ToAddress,TokenContractAddress,Type,TokenSymbol,TokensTransferred",
  "Txhash,Blockno,UnixTimestamp,DateTime (UTC),ParentTxFrom,ParentTxTo,ParentTxETH_Value,From,TxTo,ContractAddress,Value_IN(ETH),Value_OUT(ETH)",
])("an export of something else is refused by name: %s", (header) => {
  expect(() => explorerExport(header.split(","), "ethereum")).toThrow(
    "Download the export of its transactions.",
  );
});

test("other CSV is not taken for an export", () => {
  expect(explorerExport("account,timeStamp,from,to,value,hash".split(","), "ethereum")).toBeUndefined();
});
