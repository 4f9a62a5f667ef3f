import type { Line } from "@tetron/domain/lines";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import fc from "fast-check";
import { expect, test } from "vitest";
import { walletFacts } from "../wallet-facts.ts";
import { historyRecords } from "./history-records.ts";
import type { ImportFormat } from "./record.ts";

const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const BOB = "0x0002bda54cb772d040f779e88eb453cac0daa244";
const CHECKSUMMED = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
const now = new Date("2026-06-01T00:00:00Z");
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";

/** One line for each account: its addresses, or the reason why it was refused. */
async function read(format: ImportFormat, ...texts: string[]): Promise<unknown[]> {
  const lines = (async function* () {
    yield texts.map((text, i): Line => ({ line: i + 1, text }));
  })();
  const read: unknown[] = [];
  for await (const { line, value, error } of historyRecords(lines, { format, network: "ethereum", now }))
    read.push([line, value ? [value.address, value.transactions.length] : error!.details]);
  return read;
}

const payment = (from: string, change: object = {}) => ({
  timeStamp: "1500000000",
  from,
  to: SHOP,
  value: "1",
  ...change,
});
const account = (address: string, ...normal: object[]) => JSON.stringify({ address, normal });

test("an NDJSON file is read account by account, and errors have their line", async () => {
  expect(
    await read(
      "ndjson",
      account(ALICE, payment(ALICE)),
      "",
      "{nonsense",
      account(BOB, payment(BOB, { timeStamp: "-5" })),
      account(SHOP),
      account(ALICE, payment(ALICE)),
      account(BOB, payment(BOB)).replace('"value":"1"', '"value":"1","value":"7"'),
      "7",
    ),
  ).toEqual([
    [1, [ALICE, 1]],
    [3, { field: "line", reason: "not_json" }],
    [4, { field: "normal[0].timeStamp", reason: "too_small" }],
    [5, { field: "normal", reason: "no_transactions" }],
    [6, { field: "address", reason: "duplicate_account" }],
    [7, { field: "value", reason: "duplicate_key" }],
    [8, expect.objectContaining({ reason: "invalid_type" })],
  ]);
});

test("a line about another network is refused", async () => {
  const other = JSON.stringify({ network: "polygon", address: ALICE, normal: [payment(ALICE)] });
  expect(await read("ndjson", other)).toEqual([[1, { field: "network", reason: "other_network" }]]);
});

const HEADER = "account,timeStamp,from,to,value,isError";
const row = (address: string, second = 0) => `${address},${1_500_000_000 + second},${address},${SHOP},1,0`;

test("CSV rows are grouped by account, in whatever order", async () => {
  const [alice, bob] = [row(ALICE), row(BOB)];
  expect(await read("csv", HEADER, alice, bob, row(ALICE, 1), row(ALICE, 2), row(BOB, 1))).toEqual([
    [2, [ALICE, 3]],
    [3, [BOB, 2]],
  ]);
  expect(
    await read("csv", HEADER, row("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), row(CHECKSUMMED, 1)),
  ).toEqual([[2, [CHECKSUMMED, 2]]]);
});

test("a shuffled CSV file gives the accounts of the sorted one", async () => {
  const rows = [ALICE, BOB, SHOP].flatMap((address) => [0, 1, 2].map((second) => row(address, second)));
  const sorted = await read("csv", HEADER, ...rows);
  const byName = (records: unknown[]) => records.map((record) => (record as unknown[])[1]).sort();
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(byName(await read("csv", HEADER, ...shuffled))).toEqual(byName(sorted));
    }),
    { numRuns: 30 },
  );
});

test("an invalid CSV row refuses its account, wherever the account's other rows are", async () => {
  expect(await read("csv", HEADER, row(ALICE), `${BOB},1`, row(BOB), row(ALICE, 1))).toEqual([
    [3, { field: "account", reason: "incomplete" }],
    [2, [ALICE, 2]],
  ]);
});

test("an invalid CSV row without a readable account refuses the file", async () => {
  const wrong = { details: { field: "line", reason: "wrong_cells" } };
  await expect(read("csv", HEADER, row(ALICE), "1,2")).rejects.toMatchObject(wrong);
  const accountLast = "timeStamp,from,to,value,account";
  await expect(read("csv", accountLast, `${ALICE},1`)).rejects.toMatchObject(wrong);
});

test.each([
  ["unclosed_quote", [`${HEADER}`, row(ALICE).replace(",1,0", ',"1,0')]],
  ["duplicate_column", [`${HEADER},value`, `${row(ALICE)},7`]],
])("%s: a CSV file with ambiguous amounts is refused whole", async (reason, lines) => {
  await expect(read("csv", ...lines)).rejects.toMatchObject({ details: { reason } });
});

test("repeated and skipped rows of an account are counted with it", async () => {
  const transfer = { timeStamp: "1500000000", from: SHOP, to: ALICE, value: "", contractAddress: SHOP };
  const text = JSON.stringify({
    address: ALICE,
    normal: [payment(ALICE), payment(ALICE)],
    erc20: [transfer],
  });
  const lines = (async function* () {
    yield [{ line: 1, text }];
  })();
  const [record] = await Array.fromAsync(
    historyRecords(lines, { format: "ndjson", network: "ethereum", now }),
  );
  expect(record!.leftOut!.repeated).toBe(1);
  expect(record!.leftOut!.skipped.map(({ message }) => message)).toEqual([
    "erc20[0].value: must be a whole number of base units, as text",
  ]);
});

test("a CSV file without the columns that matter is refused as a whole", async () => {
  await expect(read("csv", "account,from,to", "a,b,c")).rejects.toMatchObject({
    details: { field: "file", reason: "no_such_column" },
  });
});

test("a network whose histories cannot be read is refused before the first line", () => {
  expect(() => historyRecords((async function* () {})(), { format: "csv", network: "bitcoin", now })).toThrow(
    "EVM networks only",
  );
});

const EXPORT =
  "Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),Value_OUT(ETH),CurrentValue @ $2038/Eth,TxnFee(ETH),TxnFee(USD),Historical $Price/Eth,Status,ErrCode,Method";
const exported = (from: string, to: string, change: { seconds?: string; out?: string } = {}) =>
  `0x${from.slice(-4)}${to.slice(-4)},1,${change.seconds ?? "1500000000"},,${from},${to},,0,${change.out ?? "0"},,,,,,,Transfer`;

test("an explorer's export is the account on a side of every row, and says what it cannot tell", async () => {
  const lines = (async function* () {
    yield [EXPORT, exported(ALICE, SHOP), exported(BOB, ALICE)].map((text, i) => ({ line: i + 1, text }));
  })();
  const [record] = await Array.fromAsync(historyRecords(lines, { format: "csv", network: "ethereum", now }));
  expect(record!.value).toMatchObject({
    address: ALICE,
    sees: { status: true, method: false, zeroValue: true, tokens: false },
    transactions: [{ methodId: null }, { methodId: null }],
  });
});

/** Made up: with failures, calls, receipts and values of 0. */
const NORMAL = Array.from({ length: 24 }, (_, i) => ({
  hash: `0x${String(i).padStart(64, "0")}`,
  timeStamp: String(1_500_000_000 + i * 40_000),
  from: i % 3 === 0 ? SHOP : ALICE,
  to: i % 3 === 0 ? ALICE : i % 2 === 0 ? BOB : SHOP,
  value: i % 7 === 5 ? "0" : `${i + 1}0000000000000000`,
  isError: i % 8 === 7 ? "1" : "0",
  methodId: i % 4 === 1 ? "0xa9059cbb" : "0x",
}));

async function factsOf(format: ImportFormat, ...texts: string[]) {
  const lines = (async function* () {
    yield texts.map((text, i): Line => ({ line: i + 1, text }));
  })();
  const records = historyRecords(lines, { format, network: "ethereum", now });
  const [record] = await Array.fromAsync(records);
  return walletFacts(record!.value!);
}

const csvOf = (columns: readonly (keyof (typeof NORMAL)[number])[]) => [
  `account,${columns}`,
  ...NORMAL.map((row) => [ALICE, ...columns.map((column) => row[column])].join()),
];
const ORDINARY = ["hash", "timeStamp", "from", "to", "value"] as const;

test.each([
  ["with a status and methods", csvOf([...ORDINARY, "isError", "methodId"]), []],
  ["with a status", csvOf([...ORDINARY, "isError"]), ["call_share", "methods"]],
  ["without either", csvOf(ORDINARY), ["failed_share", "call_share", "methods"]],
  [
    "as an explorer's export",
    [
      EXPORT,
      ...NORMAL.map(({ hash, timeStamp, from, to, value, isError }) => {
        const coins = `0.${value.padStart(18, "0")}`;
        const flows = to === ALICE ? [coins, 0] : [0, coins];
        const status = isError === "1" ? "Error(0)" : "";
        return [hash, 1, timeStamp, "", from, to, "", ...flows, 0, 0, 0, 0, status, "", "Transfer"].join();
      }),
    ],
    ["call_share", "methods"],
  ],
])(
  "a CSV file %s gives the columns of the whole history, or unknown ones, and never 0 for them",
  async (_, csv, unknown) => {
    const whole = await factsOf("ndjson", JSON.stringify({ address: ALICE, normal: NORMAL, erc20: [] }));
    const seen = await factsOf("csv", ...csv);
    const hidden: string[] = [];
    for (const [columns, set] of [
      [BEHAVIOUR, "behaviour"],
      [WALLET_44, "wallet44"],
    ] as const)
      for (const [i, column] of columns.entries())
        if (Number.isNaN(seen[set]![i])) hidden.push(column);
        else expect(seen[set]![i], column).toBe(whole[set]![i]);
    expect(hidden).toEqual([...unknown, ...WALLET_44.filter((column) => column.startsWith("erc20_"))]);
    expect(whole.behaviour!.slice(18, 21).every((number) => number > 0)).toBe(true);
  },
);

test("an export whose account is in doubt is refused until it is said", async () => {
  const reason = (text: string) => ({ details: { field: "file", reason: text } });
  await expect(read("csv", EXPORT, exported(ALICE, SHOP))).rejects.toMatchObject(reason("which_account"));
  await expect(read("csv", EXPORT, exported(ALICE, BOB), exported(SHOP, SHOP))).rejects.toMatchObject(
    reason("which_account"),
  );
  expect(await read("csv", `${EXPORT},account`, `${exported(ALICE, SHOP)},${SHOP}`)).toEqual([
    [2, [SHOP, 1]],
  ]);
});

test("an export with a row that cannot be read is refused: half a history gives wrong numbers", async () => {
  const good = exported(ALICE, SHOP, { out: "1" });
  expect(await read("csv", EXPORT, good, exported(ALICE, SHOP, { out: "0.5.1" }))).toEqual([
    [3, { field: "line", reason: "not_an_amount" }],
  ]);
  expect(await read("csv", EXPORT, good, exported(ALICE, SHOP, { seconds: "-5" }))).toEqual([
    [3, { field: "line", reason: "not_a_time" }],
  ]);
  expect(await read("csv", EXPORT, good, exported(ALICE, SHOP, { seconds: "4000000000" }))).toEqual([
    [3, { field: "UnixTimestamp", reason: "in_the_future" }],
  ]);
});

test("a row that is refused is named by its own line and the words of its file", async () => {
  const told = async (...texts: string[]) => {
    const lines = (async function* () {
      yield texts.map((text, i): Line => ({ line: i + 1, text }));
    })();
    const records = historyRecords(lines, { format: "csv", network: "ethereum", now });
    return (await Array.fromAsync(records)).map(({ line, error }) => [line, error?.message.split(":")[0]]);
  };
  const late = row(BOB).replace("1500000000", "4000000000");
  expect(await told(HEADER, row(ALICE), row(BOB), row(BOB, 1), late)).toEqual([
    [2, undefined],
    [5, "timeStamp"],
  ]);
  const stranger = `${ALICE},1500000000,${BOB},${SHOP},1,0`;
  expect(await told(HEADER, row(ALICE), stranger)).toEqual([[3, "line 3"]]);
  const good = exported(ALICE, SHOP, { out: "1" });
  expect(await told(EXPORT, good, exported(ALICE, SHOP, { seconds: "4000000000" }))).toEqual([
    [3, "UnixTimestamp"],
  ]);
});

const PAGE = "Transaction Hash,DateTime (UTC),From,To,Amount,account";
const hoursOf = (count: number) => Array.from({ length: count }, (_, hour) => hour);
const ofHour = (hour: number) =>
  exported(ALICE, SHOP, { seconds: String(1_500_000_000 + hour * 3_600), out: "1" }).replace(
    /^[^,]+/,
    `0x${hour}`,
  );
const ofPage = (hour: number) =>
  `0x${hour},${new Date(1_500_000_000_000 + hour * 3_600_000).toISOString()},${ALICE},${SHOP},1 ETH,${ALICE}`;

test.each([
  ["an export that was cut, oldest first", [EXPORT, ...hoursOf(5_000).map(ofHour)], "start"],
  ["an export that was cut, newest first", [EXPORT, ...hoursOf(5_000).reverse().map(ofHour)], "newest"],
  ["an export that was not cut", [EXPORT, ...hoursOf(4_999).map(ofHour)], undefined],
  ["a full page", [PAGE, ...hoursOf(25).reverse().map(ofPage)], "newest"],
  ["a page that is not full", [PAGE, ...hoursOf(24).reverse().map(ofPage)], undefined],
])("%s is taken for what it has", async (_, texts, from) => {
  const lines = (async function* () {
    yield texts.map((text, i): Line => ({ line: i + 1, text }));
  })();
  const [record] = await Array.fromAsync(historyRecords(lines, { format: "csv", network: "ethereum", now }));
  const coverage = from && { complete: false, reason: "cap", share: null, from };
  expect(record!.value!.coverage).toEqual(coverage);
  expect(walletFacts(record!.value!)).toMatchObject({
    coverage: coverage ?? null,
    behaviour: expect.any(Array),
  });
});
