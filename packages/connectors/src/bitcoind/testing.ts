import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder, until } from "@tetron/domain/testing";
import getPort from "get-port";
import { callNode, endProcess } from "../testing.ts";

/** A running bitcoin node on its own chain. Disposing ends it and deletes its data. */
export interface Bitcoind extends AsyncDisposable {
  /** With user and password. */
  readonly url: string;
  /** Ends the node as an operator would, and starts it again over the same data at the same place. Its wallet is to be loaded again. */
  restart(): Promise<void>;
}

const INSTALLER = join(import.meta.dirname, "../../../../tools/nodes/bitcoind.ts");
const START_MS = 30_000;
/** Blocks after which a coinbase may be spent. */
const MATURITY = 100;

/** The command that runs bitcoind, installed if needed; an error message when the installation fails. */
export async function bitcoindCommand(): Promise<string[] | string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [INSTALLER]);
    return JSON.parse(stdout);
  } catch (error) {
    return `no bitcoind could be had: ${(error as Error).message.trim().split("\n").at(-1)}`;
  }
}

/** A free place for the announcements of a node: `tcp://host:port`. */
export async function aZmqPlace(): Promise<string> {
  return `tcp://127.0.0.1:${await getPort({ host: "127.0.0.1" })}`;
}

/** Starts a node in regtest with only the genesis block. */
export async function startBitcoind([program, ...prefix]: string[], ...options: string[]): Promise<Bitcoind> {
  const folder = temporaryFolder();
  const port = await getPort({ host: "127.0.0.1" });
  const args = [
    "-regtest",
    `-datadir=${folder.path}`,
    "-server",
    "-listen=0",
    "-dnsseed=0",
    "-printtoconsole=0",
  ];
  const access = ["-rpcuser=test", "-rpcpassword=secret", `-rpcport=${port}`, "-fallbackfee=0.0001"];
  const all = [...prefix, ...args, ...access, ...options];
  const url = `http://test:secret@127.0.0.1:${port}`;
  let child = await startProcess(program!, all, url).catch((error: unknown) => {
    folder[Symbol.dispose]();
    throw error;
  });
  return {
    url,
    async restart() {
      const ended = once(child, "exit");
      await callNode(url, "stop");
      await ended;
      child = await startProcess(program!, all, url);
    },
    async [Symbol.asyncDispose]() {
      await endProcess(child);
      folder[Symbol.dispose]();
    },
  };
}

async function startProcess(program: string, args: readonly string[], url: string): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: "ignore" });
  const hasStarted = async () => {
    if (child.exitCode !== null) throw new Error(`bitcoind ended with ${child.exitCode}.`);
    return callNode(url, "getblockchaininfo").then(
      () => true,
      () => false,
    );
  };
  try {
    await until("bitcoind answers", hasStarted, START_MS);
  } catch (error) {
    await endProcess(child);
    throw error;
  }
  return child;
}

/** Gives the node a wallet with `coins` spendable coinbases. */
export async function fund({ url }: Bitcoind, coins: number): Promise<void> {
  await callNode(url, "createwallet", ["test"]);
  await callNode(url, "generatetoaddress", [coins, await callNode(url, "getnewaddress")]);
  await mine({ url }, MATURITY);
}

/** Pays 0.01 bitcoin at a rate, in satoshi per virtual byte; returns the transaction's id. */
export async function pay({ url }: Bitcoind, satoshiPerVbyte: number): Promise<string> {
  const to = await callNode(url, "getnewaddress");
  return callNode(url, "sendtoaddress", [
    to,
    0.01,
    "",
    "",
    false,
    true,
    null,
    "unset",
    null,
    satoshiPerVbyte,
  ]);
}

/** Signs a transaction that pays on an output of the node's wallet, less a fee; it is not sent. The output may wait itself. */
export async function signSpend(
  { url }: Pick<Bitcoind, "url">,
  { txid, vout }: { readonly txid: string; readonly vout: number },
  { to, fee }: { readonly to: string; readonly fee: number },
): Promise<string> {
  const { hex } = await callNode(url, "gettransaction", [txid]);
  const spent = await callNode(url, "decoderawtransaction", [hex]);
  const left = Math.round((spent.vout[vout].value - fee) * 1e8) / 1e8;
  const raw = await callNode(url, "createrawtransaction", [[{ txid, vout }], { [to]: left }]);
  const signed = await callNode(url, "signrawtransactionwithwallet", [raw]);
  return signed.hex;
}

/** Mines blocks to an address outside the wallet. */
export async function mine({ url }: Pick<Bitcoind, "url">, blocks: number): Promise<string[]> {
  return callNode(url, "generatetoaddress", [blocks, "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"]);
}

/** Satoshi that addresses have by the node's set of unspent outputs, and the block of which that is. */
export async function unspentOf(
  { url }: Pick<Bitcoind, "url">,
  addresses: readonly string[],
): Promise<{ readonly bestBlock: string; readonly held: ReadonlyMap<string, bigint> }> {
  const scanned = addresses.map((address) => `addr(${address})`);
  const { bestblock, unspents } = await callNode(url, "scantxoutset", ["start", scanned]);
  const scripts = new Map<string, bigint>();
  for (const { scriptPubKey, amount } of unspents)
    scripts.set(scriptPubKey, (scripts.get(scriptPubKey) ?? 0n) + BigInt(Math.round(amount * 1e8)));
  const held = new Map<string, bigint>();
  for (const address of addresses) {
    const { scriptPubKey } = await callNode(url, "validateaddress", [address]);
    held.set(address, scripts.get(scriptPubKey) ?? 0n);
  }
  return { bestBlock: bestblock, held };
}
