import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type Answering,
  aNode,
  answer,
  aServer,
  type ReceivedCall,
  type TestNode,
  type TestServer,
} from "../rpc/testing.ts";

/** A row of an explorer, ascending by block in each list. */
export type Row = Readonly<Record<string, unknown>> & { readonly blockNumber: string };

/** What an explorer knows about an account. */
export interface ExplorerAccountRows {
  readonly normal: readonly Row[];
  readonly erc20: readonly Row[];
}

/**
 * How an emulator misbehaves:
 *
 * - `repeats`: answers every page with the first one, as if there were more.
 * - `endless`: never comes to an end, with new entries each time.
 * - `empty`: answers lists with nothing, as a plan does that does not cover them.
 */
export type Quirk = "repeats" | "endless" | "empty";

/** Answers in place of an emulator when it returns true. */
export type FaultHook = (response: ServerResponse, nth: number) => boolean;

/** An emulated JSON-RPC service with a hook for its faults. */
export async function aFaultyNode(answering: Answering, fault: FaultHook | undefined): Promise<TestNode> {
  let nth = 0;
  return await aNode((call, response, request) => {
    nth += 1;
    return fault?.(response, nth) ? undefined : answering(call, response, request);
  });
}

/** Answers with a JSON-RPC error. */
export function refuse({ id }: ReceivedCall, response: ServerResponse, code: number, message: string): void {
  answer(response, { jsonrpc: "2.0", id, error: { code, message } });
}

/** Options of an emulated explorer. */
export interface ExplorerOptions {
  account(address: string): ExplorerAccountRows | undefined;
  /** Most rows of an answer, however many are asked for. */
  readonly mostRows?: number;
  /** Time that it takes for an answer, in milliseconds. */
  readonly answerMs?: number;
  /** Answers in place of the explorer when it returns true. */
  fault?(query: URLSearchParams, response: ServerResponse, nth: number): boolean;
}

/** An explorer in Etherscan's documented shape, with its limits. */
export interface TestExplorer extends TestServer {
  readonly asked: URLSearchParams[];
}

const MAX_WINDOW_ROWS = 10_000;

/** Starts an explorer: pages by `startblock`, `page` and `offset`; errors with status 200. */
export async function anExplorer({
  account,
  mostRows = 1_000,
  answerMs = 0,
  fault,
}: ExplorerOptions): Promise<TestExplorer> {
  const asked: URLSearchParams[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const query = new URL(request.url!, "http://explorer").searchParams;
    asked.push(query);
    if (fault?.(query, response, asked.length)) return;
    const [page, offset] = [Number(query.get("page")), Number(query.get("offset"))];
    if (page * offset > MAX_WINDOW_ROWS)
      return answer(response, { status: "0", message: "Result window is too large", result: null });
    const { normal = [], erc20 = [] } = account(query.get("address")!) ?? {};
    const list = (query.get("action") === "txlist" ? normal : erc20).filter(
      ({ blockNumber }) => Number(blockNumber) >= Number(query.get("startblock")),
    );
    const ordered = query.get("sort") === "desc" ? list.toReversed() : list;
    const rows = ordered.slice((page - 1) * offset, page * offset).slice(0, mostRows);
    return answer(
      response,
      rows.length > 0
        ? { status: "1", message: "OK", result: rows }
        : { status: "0", message: "No transactions found", result: [] },
    );
  };
  const server = await aServer((request, response) => {
    if (answerMs === 0) handle(request, response);
    // waits: as long as an explorer takes.
    else setTimeout(handle, answerMs, request, response);
  });
  return { ...server, asked };
}
