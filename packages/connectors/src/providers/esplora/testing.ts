import { answer, aServer, type TestServer } from "../../rpc/testing.ts";
import type { FaultHook, Quirk } from "../testing.ts";

/** A transaction in Esplora's shape. */
export interface EsploraRow {
  readonly txid: string;
  readonly vin: readonly {
    readonly is_coinbase: boolean;
    readonly prevout: { readonly scriptpubkey_address?: string; readonly value: number } | null;
  }[];
  readonly vout: readonly {
    readonly scriptpubkey_address?: string;
    readonly scriptpubkey_type?: string;
    readonly value: number;
  }[];
  readonly fee: number;
  readonly status: {
    readonly confirmed: boolean;
    readonly block_height?: number;
    readonly block_time?: number;
  };
}

/** Options of an emulated Esplora. */
export interface TestEsploraOptions {
  /** The confirmed transactions of an address, newest first, and how many wait in the mempool. */
  transactions(address: string): Promise<readonly EsploraRow[]> | readonly EsploraRow[];
  readonly quirk?: Quirk;
  readonly fault?: FaultHook;
}

/** An emulated Esplora, and the paths that it was asked for. */
export interface TestEsplora extends TestServer {
  readonly asked: string[];
}

const PAGE_ROWS = 25;

/** An Esplora: 25 transactions a page, errors as plain text. */
export async function anEsplora({ transactions, quirk, fault }: TestEsploraOptions): Promise<TestEsplora> {
  const asked: string[] = [];
  const server = await aServer(async (request, response) => {
    asked.push(request.url!);
    if (fault?.(response, asked.length)) return;
    const [, address, isList, after] =
      /^\/address\/(\w+)(\/txs\/chain)?(?:\/(\w+))?$/.exec(request.url!) ?? [];
    if (address === undefined) return void response.writeHead(404).end("Not Found");
    const rows = await transactions(address);
    if (isList === undefined) {
      const count = quirk === "endless" ? 5_000 : rows.length + (quirk === "repeats" ? 100 : 0);
      return answer(response, { address, chain_stats: { tx_count: count }, mempool_stats: { tx_count: 0 } });
    }
    if (quirk === "empty") return answer(response, []);
    if (quirk === "repeats") return answer(response, rows.slice(0, PAGE_ROWS));
    if (quirk === "endless") return answer(response, [{ ...rows[0], txid: txidOf(asked.length) }]);
    const at = after === undefined ? 0 : rows.findIndex(({ txid }) => txid === after) + 1;
    return answer(response, rows.slice(at, at + PAGE_ROWS));
  });
  return { ...server, asked };
}

/** A transaction's id by number. */
export function txidOf(n: number): string {
  return n.toString(16).padStart(64, "0");
}
