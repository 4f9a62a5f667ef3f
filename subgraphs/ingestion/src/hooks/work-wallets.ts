import { openRows } from "@tetron/connectors/io/open-rows";
import { parseAddress } from "@tetron/domain/address";
import { parseNetwork } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { type BatchOutcome, workInBatches } from "@tetron/service/jobs/in-batches";
import { readRow } from "@tetron/service/jobs/read-row";
import type { JobHandler } from "@tetron/service/jobs/stored-jobs";
import { z } from "zod";
import type { AskedHistory, HistoryAsking } from "../on-demand/ask-history.ts";

const Input = z.object({ network: z.string().optional() });

const WalletRow = z.strictObject({
  network: z.string().min(1).max(32),
  address: z.string().min(1).max(128),
});

/** Why a history was not read, for the wallet's row. */
const REFUSALS: Partial<Record<AskedHistory, string>> = {
  not_configured: "No provider of histories is configured for this network.",
  unavailable: "No provider can tell this history.",
};

/**
 * Asks for the histories of wallets of which something has happened. What was read after the message had arrived is not
 * asked for again. A provider that may answer later ends the run, and the next one goes on at the same wallet.
 *
 * @param asking - Absent where no provider is asked.
 */
export function workWallets(asking: HistoryAsking | undefined): JobHandler {
  return async (run) => {
    const { network } = Input.parse(run.job.input);
    const rows = openRows(run.file(), { name: "rows", required: ["address"] });
    await workInBatches<WalletRef>(run, rows, {
      size: 1,
      parse: (row) =>
        walletOf(readRow(WalletRow, typeof row === "object" && network ? { network, ...row } : row)),
      async work(wallets, advance) {
        for (const { line, value } of wallets) {
          const asked = (await asking?.askAgain(value, run.job.createdAt, run.signal)) ?? "not_configured";
          await run.lake.commit(advance(outcomeOf(line, asked)));
        }
      },
    });
  };
}

function walletOf(row: z.infer<typeof WalletRow>): WalletRef {
  const network = parseNetwork(row.network);
  return { network, address: parseAddress(network, row.address, "address") };
}

function outcomeOf(line: number, asked: AskedHistory): BatchOutcome {
  const message = REFUSALS[asked];
  if (message !== undefined) return { refusals: [{ line, reason: asked, message }] };
  return asked === "read" ? { updated: 1 } : { unchanged: 1 };
}
