import { until } from "@tetron/domain/testing";
import { beforeAll, expect, test } from "vitest";
import { aPayment, send, WALLETS } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const PATIENCE_MS = 60_000;
const DAY_SECONDS = 86_400;
const ROWS = 60;
const ETHERSCAN_USER = "0x00000000000000000000000000000000cafe1001";
const BLOCKSCOUT_USER = "0x00000000000000000000000000000000cafe1002";
const CONTRACT = "0x00000000000000000000000000000000cafe1003";

/** Of the nth transaction: when, and with whom. The last is of yesterday. */
const about = (n: number, base: number) => {
  const seconds = Math.floor(Date.now() / 1_000) - (ROWS - n) * DAY_SECONDS;
  const iso = new Date(seconds * 1_000).toISOString();
  return {
    hash: `0x${(base + n).toString(16).padStart(64, "0")}`,
    party: `0x${(0xbeef_0000 + (n % 9)).toString(16).padStart(40, "0")}`,
    ...{ seconds, iso, time: iso.slice(0, 19).replace("T", " "), isSent: n % 2 === 0 },
  };
};

/** As Etherscan lets it be downloaded: a byte order mark, every cell in quotes, thousands with commas, a price in a column's name. */
function etherscanCsv(user: string): string {
  const header =
    "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),Value_OUT(ETH),CurrentValue @ $2038.09/Eth,TxnFee(ETH),TxnFee(USD),Historical $Price/Eth,Status,ErrCode,Method".split(
      ",",
    );
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const { hash, party, seconds, time, isSent } = about(n, 1_000);
    const isCreation = n === 10;
    const isFailed = n === 20;
    const amount = n === 4 ? "1,234.5" : n === 6 ? "4.4E-05" : "0.25";
    const [from, to] = isSent ? [user, isCreation ? "" : party] : [party, user];
    return [
      ...[hash, String(18_000_000 + n), String(seconds), time, from, to, isCreation ? CONTRACT : ""],
      ...[
        isSent ? "0" : amount,
        isSent && !isCreation ? amount : "0",
        "509.52",
        "0.000441",
        "0.89",
        "1,987.10",
      ],
      ...[
        isFailed ? "Error(0)" : "",
        isFailed ? "execution reverted" : "",
        isCreation ? "0x60806040" : "Transfer",
      ],
    ];
  });
  return `\uFEFF${[header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n")}\r\n`;
}

/** As Blockscout does: amounts in wei, times as dates, the direction in a column. */
function blockscoutCsv(user: string): string {
  const header =
    "TxHash,BlockNumber,UnixTimestamp,FromAddress,ToAddress,ContractAddress,Type,Value,Fee,Status,ErrCode,CurrentPrice,TxDateOpeningPrice,TxDateClosingPrice,MethodName";
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const { hash, party, time, isSent } = about(n, 2_000);
    const [from, to] = isSent ? [user, party] : [party, user];
    const amount = n === 6 ? "1E+18" : "250000000000000000";
    return [
      ...[hash, 18_000_000 + n, `${time}.000000Z`, from, to, "", isSent ? "OUT" : "IN", amount, 21_000],
      ...[n === 20 ? "error" : "ok", n === 20 ? "Reverted" : "", 2038.09, 2000, 2010, "transfer"],
    ].join(",");
  });
  return `${header}\r\n${rows.join("\r\n")}\r\n`;
}

let stack: AsyncDisposableStack;
let tetron: Platform;
beforeAll(async () => {
  stack = new AsyncDisposableStack();
  tetron = await startEmbedded(aHome(stack));
  stack.use(tetron);
  return () => stack.disposeAsync();
});

async function uploaded(file: string) {
  const answer = await fetch(`${tetron.url}/v1/uploads?kind=histories&network=ethereum`, {
    method: "POST",
    headers: { Authorization: `Bearer ${tetron.key}`, "Content-Type": "text/csv" },
    body: file,
  });
  expect(answer.status).toBe(202);
  const { id } = (await answer.json()) as { id: string };
  return until(
    "the export is taken in",
    async () => {
      const { body } = await send(tetron, `/v1/uploads/${id}`);
      return body.ended_at === null ? undefined : body;
    },
    PATIENCE_MS,
  );
}

async function scored(user: string) {
  const payment = aPayment({ from_address: user, to_address: WALLETS.ordinary });
  const { body } = await send(tetron, "/v1/score", payment);
  return {
    ...{ reasons: body.reasons.map(({ code, side }: { code: string; side: string }) => `${side} ${code}`) },
    source: body.sources.find(({ name }: { name: string }) => name === "from_wallet"),
  };
}

test.each([
  ["Etherscan", ETHERSCAN_USER, etherscanCsv],
  ["Blockscout", BLOCKSCOUT_USER, blockscoutCsv],
])(
  "an export of %s as it is downloaded is uploaded, and the next score uses it",
  async (_from, user, csvOf) => {
    const before = await scored(user);
    expect(before.reasons).toContain("from NO_HISTORY");
    expect(before.source.status).toBe("not_configured");

    expect(await uploaded(csvOf(user))).toMatchObject({
      state: "done",
      rows: { done: 1, read: 1, created: 1, refused: 0 },
      error: null,
    });
    const { body: wallet } = await send(tetron, `/v1/wallets/ethereum/${user}`);
    expect(wallet.history).toMatchObject({ sent_transactions: expect.any(Number), token_transfers: null });
    expect(wallet.history.sent_transactions + wallet.history.received_transactions).toBeGreaterThanOrEqual(
      ROWS - 1,
    );
    expect(wallet.risk.fraud_probability).toEqual(expect.any(Number));

    const after = await scored(user);
    expect(after.reasons).not.toContain("from NO_HISTORY");
    expect(after.source).toMatchObject({ status: "ok", provider: "import" });
  },
);
