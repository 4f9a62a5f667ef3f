import { writeFile } from "node:fs/promises";
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
