import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aPayment, query, send } from "./client.ts";
import { aHome, startEmbedded } from "./platform.ts";
import { runCommand } from "./process.ts";

const WALLET = "0x00000000000000000000000000000000beade701";
const address = (n: number) => `0x${(0xcafe_0000 + n).toString(16).padStart(40, "0")}`;
const HEADER =
  '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $2,038.09/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status","ErrCode","Method"';

/** A file as a browser saves it: with a byte order mark, all cells quoted, CRLF, and thousands. */
function download(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const [from, to, received, sent] =
      n % 3 === 0 ? [address(n), WALLET, "1,002.5", "0"] : [WALLET, address(n), "0", "4.4E-05"];
    const status = n === 7 ? ["Error(0)", "execution reverted"] : ["", ""];
    const seconds = 1_600_000_000 + n * 86_400;
    const day = new Date(seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
    return [
      ...[`0x${n.toString(16).padStart(64, "0")}`, 11_000_000 + n, seconds, day, from, to, ""],
      ...[received, sent, "0", "0.00042", "0.8", "386.5", ...status, "Transfer"],
    ];
  });
  const quoted = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  return `\uFEFF${[HEADER, ...quoted].join("\r\n")}\r\n`;
}

test("a wallet nobody knew is scored by the Etherscan CSV that was downloaded for it", async () => {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  const tetron = stack.use(await startEmbedded(home));
  const codes = async () => {
    const { status, body } = await send(tetron, "/v1/score", aPayment({ from_address: WALLET }));
    expect(status).toBe(200);
    return body.reasons
      .filter(({ side }: { side: string | null }) => side === "from")
      .map(({ code }: { code: string }) => code);
  };
  const history = async () => {
    const { body } = await query(
      tetron,
      `{ wallet(network: "ethereum", address: "${WALLET}") { history { sentTransactions receivedTransactions tokenTransfers } } }`,
    );
    return body.data.wallet.history;
  };
  expect(await history()).toBeNull();
  expect(await codes()).toContain("NO_HISTORY");

  const file = join(home, `export-${WALLET}.csv`);
  await writeFile(file, download(30));
  const imported = await runCommand(["--json", "import", "histories", file], tetron.env);
  expect(imported).toMatchObject({ code: 0 });
  expect(JSON.parse(imported.stdout)).toMatchObject({ created: 1, refused: 0 });

  expect(await history()).toEqual({ sentTransactions: 20, receivedTransactions: 10, tokenTransfers: null });
  expect(await codes()).not.toContain("NO_HISTORY");
  const again = await runCommand(["--json", "import", "histories", file], tetron.env);
  expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, unchanged: 1 });
});

/** A transaction of a wallet that also calls contracts, some in vain. */
const rowsOf = (wallet: string) =>
  Array.from({ length: 60 }, (_, n) => {
    const isReceived = n % 3 === 0;
    return {
      ...{ hash: `0x${n.toString(16).padStart(64, "0")}`, timeStamp: String(1_600_000_000 + n * 50_000) },
      ...{ from: isReceived ? address(n % 11) : wallet, to: isReceived ? wallet : address(n % 17) },
      value: n % 5 === 4 ? "0" : `${n + 1}0000000000000000`,
      isError: n % 12 === 11 ? "1" : "0",
      methodId: n % 5 === 4 ? "0xa9059cbb" : "0x",
    };
  });

function exportOf(wallet: string): string {
  const cells = rowsOf(wallet).map(({ hash, timeStamp, from, to, value, isError }) => {
    const coins = `0.${value.padStart(18, "0")}`;
    const flows = to === wallet ? [coins, "0"] : ["0", coins];
    const status = isError === "1" ? ["Error(0)", "execution reverted"] : ["", ""];
    return [hash, 11_000_000, timeStamp, "", from, to, "", ...flows, "0", "0", "0", "0", ...status, "Call"];
  });
  return [HEADER, ...cells.map((row) => row.map((cell) => `"${cell}"`).join(","))].join("\r\n");
}

/** By how much the card says that 95 of 100 estimates differ from those of the whole history, log-odds. */
async function cardSays(version: string, view: string): Promise<number> {
  const card = new URL(`../docs/models/fraud-${version}.md`, import.meta.url);
  const row = (await readFile(card, "utf8")).split("\n").find((line) => line.startsWith(`| ${view} |`));
  return Number(row!.split("|").at(-2));
}

test("the same account, imported whole and as an export, gets estimates that differ within what the card says", async () => {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  const tetron = stack.use(await startEmbedded(home));
  const [whole, exported] = [1, 2].map((n) => `0x${"beade7".padStart(38, "0")}0${n}`) as [string, string];
  const riskOf = async (wallet: string) => {
    const { body } = await query(
      tetron,
      `{ wallet(network: "ethereum", address: "${wallet}") { history { tokenTransfers } risk { fraudProbability reasons { feature value } } } }`,
    );
    const { history, risk } = body.data.wallet;
    const values = new Map(
      risk.reasons.map(({ feature, value }: { feature: string; value: number | null }) => [feature, value]),
    );
    return { logOdds: Math.log(risk.fraudProbability / (1 - risk.fraudProbability)), history, values };
  };
  const accounts = join(home, "whole.ndjson");
  await writeFile(accounts, JSON.stringify({ address: whole, normal: rowsOf(whole), erc20: [] }));
  const csv = join(home, "export.csv");
  await writeFile(csv, exportOf(exported));
  for (const file of [accounts, csv]) {
    const { code, stdout } = await runCommand(["--json", "import", "histories", file], tetron.env);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, created: 1, refused: 0 });
  }

  const { body } = await send(tetron, "/v1/score", aPayment({ from_address: exported }));
  const [version] = body.model_version.split("+");
  const [full, seen] = [await riskOf(whole), await riskOf(exported)];
  const most = await cardSays(version, "CSV export of etherscan or blockscout");
  expect(most).toBeGreaterThan(0);
  expect(Math.abs(seen.logOdds - full.logOdds)).toBeLessThanOrEqual(most);
  expect([full.history, seen.history]).toEqual([{ tokenTransfers: 0 }, { tokenTransfers: null }]);
  for (const [feature, value] of seen.values)
    if (["call_share", "methods"].includes(feature as string)) expect(value, String(feature)).toBeNull();
    else if (full.values.has(feature)) expect(value, String(feature)).toBe(full.values.get(feature));
});
