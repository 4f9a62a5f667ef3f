import type { EsploraRow } from "../../providers/esplora/testing.ts";
import { callNode } from "../../testing.ts";
import type { Bitcoind } from "../testing.ts";

interface Script {
  readonly address?: string;
  readonly type: string;
}

interface NodeOutput {
  readonly value: number;
  readonly scriptPubKey: Script;
}

interface NodeTransaction {
  readonly txid: string;
  readonly fee?: number;
  readonly vin: readonly { readonly coinbase?: string; readonly prevout?: NodeOutput }[];
  readonly vout: readonly NodeOutput[];
}

/** What an Esplora over a node's whole chain would list of its addresses, newest first. */
export async function esploraIndexOf({ url }: Bitcoind): Promise<(address: string) => readonly EsploraRow[]> {
  const rows: EsploraRow[] = [];
  for (let height = await callNode(url, "getblockcount"); height > 0; height--) {
    const hash = await callNode(url, "getblockhash", [height]);
    // With the amounts and scripts of inputs.
    const { tx, time } = (await callNode(url, "getblock", [hash, 3])) as {
      tx: NodeTransaction[];
      time: number;
    };
    const status = { confirmed: true, block_height: height, block_time: time };
    for (const { txid, vin, vout, fee = 0 } of tx.toReversed())
      rows.push({
        ...{ txid, fee: satoshi(fee), status, vout: vout.map(outputOf) },
        vin: vin.map(({ coinbase, prevout }) => ({
          is_coinbase: coinbase !== undefined,
          prevout: prevout === undefined ? null : outputOf(prevout),
        })),
      });
  }
  return (address) =>
    rows.filter((row) =>
      [...row.vout, ...row.vin.map(({ prevout }) => prevout)].some(
        (part) => part?.scriptpubkey_address === address,
      ),
    );
}

function outputOf({ value, scriptPubKey: { address, type } }: NodeOutput): EsploraRow["vout"][number] {
  return {
    ...(address !== undefined && { scriptpubkey_address: address }),
    ...{ scriptpubkey_type: type, value: satoshi(value) },
  };
}

function satoshi(bitcoin: number): number {
  return Math.round(bitcoin * 1e8);
}
