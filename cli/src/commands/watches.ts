import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { parseNetwork } from "@tetron/domain/network";
import { unwatchWallets, type WatchWish, watchWallets } from "@tetron/ingestion/watches/watch-wallets";
import { listWatches } from "@tetron/lake/watches";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { ownerOf } from "./owner-of.ts";

/** Watches that are read at a time. */
const PAGE_WATCHES = 1_000;

interface OfTenant {
  readonly tenant: string;
}

/** Prints the wallets that a tenant watches. */
export async function showWatches(
  host: Host,
  { tenant, network }: OfTenant & { readonly network?: string },
): Promise<ExitCode> {
  const { db } = await host.lake();
  const only = network === undefined ? undefined : parseNetwork(network);
  const { terminal } = host;
  let page = await listWatches(db, tenant, { only, limit: PAGE_WATCHES });
  if (page.length === 0) terminal.tell(`${tenant} watches no wallets.`);
  while (page.length > 0) {
    for (const watch of page) {
      const { address, createdAt, followedFrom } = watch;
      const shown = { network: watch.network, address, created_at: createdAt, followed_from: followedFrom };
      const since = followedFrom === null ? "not followed" : `followed from block ${followedFrom}`;
      terminal.print(terminal.json ? JSON.stringify(shown) : `${watch.network}  ${address}  ${since}`);
    }
    if (page.length < PAGE_WATCHES) break;
    page = await listWatches(db, tenant, { after: page.at(-1), only, limit: PAGE_WATCHES });
  }
  return EXIT.ok;
}

/** Lets a tenant watch wallets, or ends that, and prints how many it watches now. */
export async function changeWatches(
  host: Host,
  change: "add" | "remove",
  { tenant, ...wish }: OfTenant & WatchWish,
): Promise<ExitCode> {
  const lake = await host.lake();
  // Refuses a tenant that is not there.
  await ownerOf(tenant, lake);
  const by = { tenant, actor: COMMAND_LINE, now: new Date() };
  const report = await (change === "add" ? watchWallets : unwatchWallets)(lake, wish, by);
  const { changed, watched } = report;
  host.terminal.print(
    host.terminal.json
      ? JSON.stringify(report)
      : `${counted(changed, "wallet")} ${change === "add" ? "added" : "removed"}; ${tenant} watches ${watched}.`,
  );
  return EXIT.ok;
}
