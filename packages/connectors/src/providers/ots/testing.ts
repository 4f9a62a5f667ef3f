import type { TestNode } from "../../rpc/testing.ts";
import {
  aFaultyNode,
  type ExplorerAccountRows,
  type FaultHook,
  type Quirk,
  type Row,
  refuse,
} from "../testing.ts";

/** Options of an emulated node with Otterscan's API. */
export interface TestOtsOptions {
  /** As an explorer would list it. */
  account(address: string): ExplorerAccountRows | undefined;
  readonly chainId?: string;
  readonly quirk?: Quirk;
  readonly fault?: FaultHook;
}

const MAX_PAGE_ENTRIES = 25;

/** A node over an explorer's rows: searches in either direction, in whole blocks, newest first. */
export async function anOtsNode({
  account,
  chainId = "0x1",
  quirk,
  fault,
}: TestOtsOptions): Promise<TestNode> {
  const rowsOf = (address: unknown) => account(String(address))?.normal ?? [];
  return await aFaultyNode((call, response) => {
    const [address, block, count] = call.params;
    const rows = rowsOf(address);
    switch (call.method) {
      case "eth_chainId":
        return chainId;
      case "eth_getTransactionCount":
        return hex(rows.filter(({ from }) => from === address).length);
      case "ots_searchTransactionsAfter":
      case "ots_searchTransactionsBefore":
        if (Number(count) > MAX_PAGE_ENTRIES)
          return refuse(call, response, -32000, `max allowed page size: ${MAX_PAGE_ENTRIES}`);
        return search(rows, call.method, Number(block), { count: Number(count), quirk });
      default:
        return refuse(call, response, -32601, `the method ${call.method} does not exist/is not available`);
    }
  }, fault);
}

function search(
  rows: readonly Row[],
  method: string,
  block: number,
  { count, quirk }: { readonly count: number; readonly quirk: Quirk | undefined },
) {
  if (quirk === "empty") return { txs: [], receipts: [], firstPage: true, lastPage: true };
  const isAfter = method.endsWith("After");
  const at = (row: Row) => Number(row.blockNumber);
  if (quirk === "endless") {
    const next = { ...rows[0]!, blockNumber: `${block + 1_000}` };
    return { ...pageOf([next]), firstPage: false, lastPage: block === 0 };
  }
  const from = quirk === "repeats" ? 0 : block;
  const left = rows.filter((row) => from === 0 || (isAfter ? at(row) > from : at(row) < from));
  const near = isAfter ? left : left.toReversed();
  const edge = near[count - 1];
  const page =
    edge === undefined ? near : near.filter((row) => (isAfter ? at(row) <= at(edge) : at(row) >= at(edge)));
  const isEnd = page.length === left.length && quirk === undefined;
  const newestFirst = isAfter ? page.toReversed() : page;
  const ends = isAfter
    ? { firstPage: isEnd, lastPage: block === 0 }
    : { firstPage: block === 0, lastPage: isEnd };
  return { ...pageOf(newestFirst), ...ends };
}

function pageOf(rows: readonly Row[]) {
  return {
    txs: rows.map((row, i) => ({
      hash: row["hash"],
      blockNumber: hex(row.blockNumber),
      // Rows are in the order of their blocks; newest first here.
      transactionIndex: hex(rows.length - i),
      from: row["from"],
      to: row["to"] || null,
      value: hex(String(row["value"])),
      input: inputOf(row),
    })),
    receipts: rows.map((row) => ({
      transactionHash: row["hash"],
      status: String(row["isError"]) === "1" ? "0x0" : "0x1",
      contractAddress: row["contractAddress"] || null,
      timestamp: Number(row["timeStamp"]),
    })),
  };
}

function inputOf(row: Row): string {
  const methodId = String(row["methodId"] ?? row["input"] ?? "");
  return methodId.length >= 10 ? methodId : "0x";
}

function hex(value: string | number): string {
  return `0x${BigInt(value).toString(16)}`;
}
