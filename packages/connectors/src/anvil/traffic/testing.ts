import type { ExplorerAccountRows, Row } from "../../providers/testing.ts";
import { callNode } from "../../testing.ts";
import { type Anvil, RICH } from "../testing.ts";

/** Another of anvil's own accounts. */
export const SECOND = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";

const TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const CONTRACTS = {
  taking: { address: "0x00000000000000000000000000000000000c0001", code: "0x00" },
  // PUSH1 0 PUSH1 0 REVERT
  refusing: { address: "0x00000000000000000000000000000000000c0002", code: "0x60006000fd" },
  // Emits Transfer(caller, argument 1, argument 2).
  token: {
    address: "0x00000000000000000000000000000000000c0003",
    code: `0x602435600052600435337f${TRANSFER.slice(2)}60206000a300`,
  },
} as const;
/** Creation code of a contract with one byte of code. */
const CREATION = "0x600160005360016000f3";
const GAS = "0x30d40";

/** One round of what accounts do: payments, calls that fail, creations, values of zero, tokens. */
const round = (i: number) => [
  { from: RICH, to: SECOND, value: hex(10 ** 9 * (i + 1)) },
  { from: RICH, to: `0x${(0xa000 + (i % 5)).toString(16).padStart(40, "0")}`, value: hex(7 + i) },
  { from: SECOND, to: RICH, value: hex(i % 3) },
  { from: RICH, to: CONTRACTS.taking.address, data: "0xa9059cbb00" },
  { from: SECOND, to: CONTRACTS.refusing.address, data: "0x095ea7b3", value: hex(i) },
  { from: RICH, to: CONTRACTS.token.address, data: `0xa9059cbb${word(SECOND)}${word(hex(i + 1))}` },
  ...(i % 4 === 0 ? [{ from: SECOND, data: CREATION }] : []),
  { from: RICH, to: RICH, value: "0x1" },
];

/** Lets accounts of a node do what accounts do; each transaction is in a block of its own, except in the last. */
export async function makeTraffic({ url }: Anvil, rounds: number): Promise<void> {
  for (const { address, code } of Object.values(CONTRACTS))
    await callNode(url, "anvil_setCode", [address, code]);
  for (let i = 0; i < rounds; i++)
    for (const transaction of round(i)) {
      await callNode(url, "eth_sendTransaction", [{ ...transaction, gas: GAS }]);
      await callNode(url, "evm_mine");
    }
  for (let i = 0; i < 5; i++)
    await callNode(url, "eth_sendTransaction", [{ from: RICH, to: SECOND, value: hex(i), gas: GAS }]);
  await callNode(url, "evm_mine");
}

/** What an explorer of a node's whole chain would list of its accounts. */
export async function indexOf({ url }: Anvil): Promise<(address: string) => ExplorerAccountRows> {
  const [normal, erc20]: [Row[], Row[]] = [[], []];
  const latest = Number(await callNode(url, "eth_blockNumber"));
  for (let n = 1; n <= latest; n++) {
    const [block, receipts] = await Promise.all([
      callNode(url, "eth_getBlockByNumber", [hex(n), true]),
      callNode(url, "eth_getBlockReceipts", [hex(n)]),
    ]);
    const at = { blockNumber: `${n}`, timeStamp: `${Number(block.timestamp)}` };
    for (const [i, { hash, from, to, value, input }] of block.transactions.entries()) {
      const { status, contractAddress, logs } = receipts[i];
      normal.push({
        ...{ ...at, hash, from, to: to ?? "", value: BigInt(value).toString(), input },
        ...{ isError: status === "0x1" ? "0" : "1", contractAddress: contractAddress ?? "" },
      });
      for (const { topics, data, address } of logs)
        if (topics[0] === TRANSFER && topics.length === 3)
          erc20.push({
            ...{ ...at, hash, from: addressIn(topics[1]), to: addressIn(topics[2]) },
            ...{ value: BigInt(data).toString(), contractAddress: address },
            ...{ tokenName: "Coin", tokenSymbol: "C", tokenDecimal: "18" },
          });
    }
  }
  return (address) => ({
    normal: normal.filter((row) => [row["from"], row["to"], row["contractAddress"]].includes(address)),
    erc20: erc20.filter((row) => row["from"] === address || row["to"] === address),
  });
}

function addressIn(topic: string): string {
  return `0x${topic.slice(-40)}`;
}

function word(value: string): string {
  return value.slice(2).padStart(64, "0");
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
