import { COMMAND_LINE } from "@tetron/domain/actor";
import { parseAddress } from "@tetron/domain/address";
import { counted } from "@tetron/domain/counted";
import { Failure } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { walletId } from "@tetron/domain/wallet";
import { eraseData } from "@tetron/tenancy/erase-data";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

interface EraseOptions {
  readonly tenant: string;
  readonly network: string;
  readonly wallet?: string;
  readonly all?: boolean;
}

/** What the store keeps of a wallet besides what is erased, where it is not encrypted and stays. */
const KEPT = [
  "scores and their explanations",
  "quotes and reports about them",
  "reports about wallets",
  "reputations",
  "imported histories and labels",
  "events about them",
  "what is archived of the tenant's scores (tetron archive erase)",
];

/**
 * Erases a wallet's personal data from the audit log with the tenant's watch of it and its payments that were seen before
 * they were in a block, or all of the tenant's, and says what is kept elsewhere.
 *
 * @throws Failure `NOT_FOUND` when there is none.
 */
export async function erase(host: Host, { tenant, network, wallet, all }: EraseOptions): Promise<ExitCode> {
  const { terminal } = host;
  if ((wallet === undefined) !== (all === true))
    throw new Failure("BAD_REQUEST", "--wallet: give the address of a wallet, or --all for everybody.", {
      issues: [{ field: "--wallet", reason: "missing" }],
    });
  const person = wallet === undefined ? undefined : personOf(network, wallet);
  const { keys, watches, payments } = await eraseData(await host.lake(), COMMAND_LINE, { tenant, person });
  if (terminal.json) terminal.print(JSON.stringify({ tenant, keys, watches, payments, kept: KEPT }));
  else {
    terminal.print(
      `${counted(keys.length, "data key")} of ${tenant} deleted, and what the audit log kept under them is gone.`,
    );
    terminal.print(
      `${counted(watches, "watch", "watches")} and ${counted(payments, "pending payment")} deleted.`,
    );
    terminal.tell(
      `Only the audit log, the reasons of contests, proposed reviews, watches and pending payments are erased. Still stored: ${KEPT.join(", ")}.`,
    );
  }
  return EXIT.ok;
}

function personOf(network: string, wallet: string): string {
  const on = parseNetwork(network, "--network");
  return walletId({ network: on, address: parseAddress(on, wallet, "--wallet") });
}
