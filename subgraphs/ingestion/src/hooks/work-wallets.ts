import { openRows } from "@tetron/connectors/io/open-rows";
import { parseAddress } from "@tetron/domain/address";
import { parseNetwork } from "@tetron/domain/network";
import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { findLabelsOfKey } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { isScored } from "@tetron/lake/scores";
import { findWalletFeatures } from "@tetron/lake/wallets";
import { type BatchOutcome, workInBatches } from "@tetron/service/jobs/in-batches";
import { readRow } from "@tetron/service/jobs/read-row";
import type { JobHandler } from "@tetron/service/jobs/stored-jobs";
import { isKnownService } from "@tetron/verdict/asking/is-known-service";
import { z } from "zod";
import type { IngestionDeps } from "../deps.ts";
import type { AskedHistory } from "../on-demand/ask-history.ts";

const Input = z.object({ network: z.string().optional() });

const WalletRow = z.strictObject({
  network: z.string().min(1).max(32),
  address: z.string().min(1).max(128),
  /** Whether it is asked for only when it is held already or the tenant has scored it. */
  only_known: z.boolean().optional(),
});

interface ChangedWallet extends WalletRef {
  readonly onlyKnown: boolean;
}

/** Why a history was not read, for the wallet's row. */
const REFUSALS: Partial<Record<AskedHistory, string>> = {
  not_configured: "No provider of histories is configured for this network.",
  unavailable: "No provider can tell this history.",
};

/**
 * Asks for the histories of wallets of which something has happened, but of known services. What was read after the message had arrived is not
 * asked for again. A provider that may answer later ends the run, and the next one goes on at the same wallet.
 */
export function workWallets(deps: IngestionDeps): JobHandler {
  const asking = deps.histories?.asking;
  return async (run) => {
    const { network } = Input.parse(run.job.input);
    const rows = openRows(run.file(), { name: "rows", required: ["address"] });
    await workInBatches<ChangedWallet>(run, rows, {
      size: 1,
      parse: (row) =>
        walletOf(readRow(WalletRow, typeof row === "object" && network ? { network, ...row } : row)),
      async work(wallets, advance) {
        for (const { line, value } of wallets) {
          if (!(await isWanted(deps, run.job.tenant, value))) {
            await run.lake.commit(advance({ unchanged: 1 }));
            continue;
          }
          const asked = (await asking?.askAgain(value, run.job.createdAt, run.signal)) ?? "not_configured";
          await run.lake.commit(advance(outcomeOf(line, asked)));
        }
      },
    });
  };
}

function walletOf(row: z.infer<typeof WalletRow>): ChangedWallet {
  const network = parseNetwork(row.network);
  const address = parseAddress(network, row.address, "address");
  return { network, address, onlyKnown: row.only_known ?? false };
}

/** Budgets of providers are not for wallets that nobody has asked about, nor for services. */
async function isWanted(
  { lake, taxonomy }: IngestionDeps,
  tenant: string,
  wallet: ChangedWallet,
): Promise<boolean> {
  const owners = visibleTo(tenant);
  const [[row], [labels], [sanctions]] = await Promise.all([
    findWalletFeatures(lake.db, owners, [wallet]),
    findLabelsOfKey(lake, owners, [wallet]),
    findSanctions(lake.db, owners, [wallet]),
  ]);
  if (isKnownService(taxonomy, wallet, { labels: labels!, sanctions: sanctions! })) return false;
  return !wallet.onlyKnown || row !== undefined || (await isScored(lake.db, tenant, wallet));
}

function outcomeOf(line: number, asked: AskedHistory): BatchOutcome {
  const message = REFUSALS[asked];
  if (message !== undefined) return { refusals: [{ line, reason: asked, message }] };
  return asked === "read" ? { updated: 1 } : { unchanged: 1 };
}
