import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { reasonToSkip } from "@tetron/domain/testing";
import { callNode, endProcess } from "../testing.ts";

/** A running anvil. Disposing ends it. */
export interface Anvil extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Kills it, like a crash. */
  kill(): Promise<void>;
}

/** One of anvil's own accounts, funded and unlocked. */
export const RICH = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

/** An address without code. */
export const BURNER = "0x00000000000000000000000000000000000b0a2d";

const ARCHITECTURE: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", arm64: "arm64" };

/** Path of anvil in the npm package of this platform; `null` when there is none. */
function anvilProgram(): string | null {
  const name = `@foundry-rs/anvil-${process.platform}-${ARCHITECTURE[process.arch]}`;
  try {
    // npm may have placed the platform's package below the one that depends on it.
    const require = createRequire(import.meta.url);
    return createRequire(require.resolve("@foundry-rs/anvil/package.json")).resolve(`${name}/bin/anvil`);
  } catch {
    return null;
  }
}

/** Why tests that need anvil are skipped: see `reasonToSkip`. */
export function missingAnvil(): string | undefined {
  return reasonToSkip(anvilProgram() === null ? "there is no anvil for this platform" : undefined);
}

/** Starts anvil on a free port; it mines only on request. */
export async function startAnvil(chainId: number, ...options: string[]): Promise<Anvil> {
  const args = ["--port", "0", "--chain-id", String(chainId), "--no-mining", "--order", "fees", ...options];
  const child = spawn(anvilProgram()!, args, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    once(child, "exit").then(() => reject(new Error("anvil ended before it listened")), reject);
    createInterface(child.stdout).on("line", (line) => {
      const [, address] = /^Listening on (\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(`http://${address}`);
    });
  });
  const kill = () => endProcess(child);
  return { url, pid: child.pid!, kill, [Symbol.asyncDispose]: kill };
}

/** Mines blocks filled to `share` of their gas by transactions with the given tips, in wei. */
export async function mineFilled(anvil: Anvil, blocks: number, share: number, tips: readonly bigint[]) {
  // JUMPDEST PUSH1 00 JUMP: burns all its gas.
  await callNode(anvil.url, "anvil_setCode", [BURNER, "0x5b600056"]);
  for (let i = 0; i < blocks; i++) {
    const { gasLimit } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
    const gas = Math.floor((Number(gasLimit) * share) / tips.length);
    for (const tip of share > 0 ? tips : []) {
      const fees = { maxPriorityFeePerGas: hex(tip), maxFeePerGas: hex(10n ** 13n) };
      await callNode(anvil.url, "eth_sendTransaction", [{ from: RICH, to: BURNER, gas: hex(gas), ...fees }]);
    }
    await callNode(anvil.url, "evm_mine");
  }
}

/**
 * Installs the contract that OP-stack chains query for data fees; it answers 7 wei per byte above 1,000 wei.
 *
 * `600435 600702 6103e801 600052 60206000f3`: 7 * argument + 1,000 -> word 0; return one word.
 */
export async function setOpDataFee({ url }: Anvil): Promise<void> {
  const oracle = "0x420000000000000000000000000000000000000f";
  await callNode(url, "anvil_setCode", [oracle, "0x6004356007026103e80160005260206000f3"]);
}

/**
 * Installs the contract that Arbitrum chains query for data fees; it answers 1,234 wei per byte.
 *
 * `6104d2 602052 60c06000f3`: 1,234 -> word 1; return six words.
 */
export async function setArbitrumDataFee({ url }: Anvil): Promise<void> {
  const info = "0x000000000000000000000000000000000000006c";
  await callNode(url, "anvil_setCode", [info, "0x6104d260205260c06000f3"]);
}

/**
 * A contract of Chainlink's shape. `decimals()` is 8; `latestRoundData()` returns its storage slots 0 to 4.
 *
 * ```
 * 00 60003560e01c        selector
 * 06 63313ce56714        is it decimals()?
 * 0c 603257              then go to 32
 * 0f 600054600052        slot 0 -> word 0: roundId
 * 15 600154602052        slot 1 -> word 1: answer
 * 1b 600254604052        slot 2 -> word 2: startedAt
 * 21 600354606052        slot 3 -> word 3: updatedAt
 * 27 600454608052        slot 4 -> word 4: answeredInRound
 * 2d 60a06000f3          return five words
 * 32 5b 6008600052       8 -> word 0
 * 38 60206000f3          return one word
 * ```
 */
export const FEED_CODE =
  "60003560e01c63313ce56714603257" +
  "600054600052600154602052600254604052600354606052600454608052" +
  "60a06000f35b600860005260206000f3";

/** Deploys the feed by a transaction. Its creation code returns a copy of the code that follows it. */
export async function deployFeed(anvil: Anvil): Promise<string> {
  const length = (FEED_CODE.length / 2).toString(16).padStart(2, "0");
  const data = `0x60${length}80600b6000396000f3${FEED_CODE}`;
  const hash = await callNode(anvil.url, "eth_sendTransaction", [{ from: RICH, data, gas: hex(500_000) }]);
  await callNode(anvil.url, "evm_mine");
  return (await callNode(anvil.url, "eth_getTransactionReceipt", [hash])).contractAddress;
}

/** A feed's answer; times in unix seconds, the price in US dollars times 1e8. */
export interface FeedRound {
  readonly answer: bigint;
  readonly updatedAt: number;
  readonly roundId?: number;
  readonly answeredInRound?: number;
}

/** Sets a feed's answer, installing the feed first when needed. */
export async function setFeed(anvil: Anvil, feed: string, round: FeedRound): Promise<void> {
  const { answer, updatedAt, roundId = 7, answeredInRound = roundId } = round;
  await callNode(anvil.url, "anvil_setCode", [feed, `0x${FEED_CODE}`]);
  const slots = [roundId, BigInt.asUintN(256, answer), updatedAt, updatedAt, answeredInRound];
  for (const [slot, value] of slots.entries())
    await callNode(anvil.url, "anvil_setStorageAt", [
      feed,
      hex(slot),
      `0x${value.toString(16).padStart(64, "0")}`,
    ]);
  await callNode(anvil.url, "evm_mine");
}

function hex(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}
