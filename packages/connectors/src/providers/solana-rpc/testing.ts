import type { TestNode } from "../../rpc/testing.ts";
import { aFaultyNode, type FaultHook, type Quirk, refuse } from "../testing.ts";

/** A transaction of a test's chain in the encoding `jsonParsed`. */
export interface SolanaRow {
  readonly blockTime: number | null;
  readonly version?: number | "legacy";
  readonly transaction: {
    readonly signatures: readonly string[];
    readonly message: {
      readonly accountKeys: readonly { readonly pubkey: string; readonly signer: boolean }[];
    };
  };
  readonly meta: object;
}

/** Options of an emulated Solana node. */
export interface TestSolanaOptions {
  /** The transactions of an address, newest first. */
  transactions(address: string): readonly SolanaRow[];
  /** Whether it has `getTransactionsForAddress`. */
  readonly lists?: boolean;
  /** Lamports that every address holds. */
  readonly balance?: number;
  readonly quirk?: Quirk;
  readonly fault?: FaultHook;
}

const MAINNET = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";

/** A node with the reads of histories; one that does not know the signature to go on from begins again. */
export async function aSolanaNode(options: TestSolanaOptions): Promise<TestNode> {
  const { transactions, lists = false, balance = 1_000, quirk, fault } = options;
  let made = 0;
  const known = new Map<string, SolanaRow>();
  const rowsOf = (address: unknown) => {
    const rows = transactions(String(address));
    for (const row of rows) known.set(idOf(row), row);
    return rows;
  };

  function signatures(address: unknown, { limit, before }: { limit: number; before?: string }) {
    const rows = rowsOf(address);
    if (quirk === "empty") return [];
    if (quirk === "endless")
      return Array.from({ length: limit }, () => ({ signature: signatureOf(1_000_000 + made++) }));
    const at =
      before === undefined || quirk === "repeats" ? 0 : rows.findIndex((row) => idOf(row) === before) + 1;
    const page = rows.slice(at, at + limit);
    const full = quirk === "repeats" ? Array.from({ length: limit }, (_, i) => rows[i % rows.length]!) : page;
    return full.map((row) => ({ signature: idOf(row), slot: 1, err: null, blockTime: row.blockTime }));
  }

  function list(address: unknown, { limit, paginationToken }: { limit: number; paginationToken?: string }) {
    const rows = rowsOf(address);
    if (quirk === "empty") return { data: [], paginationToken: null };
    if (quirk === "endless") {
      const row = rows[0]!;
      const signatures = [signatureOf(1_000_000 + made++)];
      return { data: [{ ...row, transaction: { ...row.transaction, signatures } }], paginationToken: "more" };
    }
    const at = quirk === "repeats" ? 0 : Number(paginationToken ?? 0);
    const isMore = at + limit < rows.length || quirk === "repeats";
    return { data: rows.slice(at, at + limit), paginationToken: isMore ? `${at + limit}` : null };
  }

  return await aFaultyNode((call, response) => {
    const [first, second] = call.params;
    switch (call.method) {
      case "getGenesisHash":
        return MAINNET;
      case "getBalance":
        return { context: { slot: 1 }, value: balance };
      case "getSignaturesForAddress":
        return signatures(first, second as { limit: number });
      case "getTransaction": {
        if ((second as { maxSupportedTransactionVersion?: number }).maxSupportedTransactionVersion !== 0)
          return refuse(call, response, -32015, "Transaction version (0) is not supported");
        const row = known.get(String(first)) ?? [...known.values()][0];
        return row === undefined
          ? undefined
          : { ...row, transaction: { ...row.transaction, signatures: [first] } };
      }
      case "getTransactionsForAddress":
        if (lists) return list(first, second as { limit: number });
        return refuse(call, response, -32601, "Method not found");
      default:
        return refuse(call, response, -32601, "Method not found");
    }
  }, fault);
}

function idOf({ transaction }: SolanaRow): string {
  return transaction.signatures[0]!;
}

/** A signature by number. */
export function signatureOf(n: number): string {
  return [...n.toString(8)]
    .map((digit) => "ABCDEFGH"[Number(digit)])
    .join("")
    .padStart(88, "1");
}
