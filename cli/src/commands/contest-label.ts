import { COMMAND_LINE } from "@tetron/domain/actor";
import { contestLabel as contest } from "@tetron/ingestion/contests/contest-label";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { ownerOf } from "./owner-of.ts";

interface ContestOptions {
  readonly network: string;
  readonly list: string;
  readonly reason?: string;
  readonly withdraw?: boolean;
  /** The tenant for whom it is contested; every tenant when absent. */
  readonly tenant?: string;
}

/** Contests what a list says about an address, or withdraws that, and prints what is so now. */
export async function contestLabel(host: Host, address: string, options: ContestOptions): Promise<ExitCode> {
  const { terminal } = host;
  const { tenant, ...asked } = options;
  const lake = await host.lake();
  const { wallet, list, reason, changed } = await contest(
    lake,
    { address, ...asked },
    { owner: await ownerOf(tenant, lake), actor: COMMAND_LINE, now: new Date() },
  );
  if (terminal.json) terminal.print(JSON.stringify({ ...wallet, list, reason, changed }));
  else
    terminal.print(
      `${changed ? "" : "Nothing changed: "}what ${list} says about ${wallet.address} is ${reason === null ? "not contested" : `contested: ${reason}`}`,
    );
  return EXIT.ok;
}
