import { unprocessable } from "@tetron/domain/failure";
import { isNetwork, parseNetwork } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { listWatches, type Watch } from "@tetron/lake/watches";
import { requirePageSize } from "@tetron/service/id-page";
import { z } from "zod";
import type { Context } from "../context.ts";
import { parseCursor, printCursor } from "../graph/cursors.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { unwatchWallets, type Watcher, watchWallets } from "../watches/watch-wallets.ts";

/** A wallet, as `network:address`. */
const WatchCursor = z.string().max(128);

export const watchResolvers: Resolvers = {
  Query: {
    async watches(_parent, { first, after, network }, { lake, caller }) {
      const limit = requirePageSize(first);
      const rows = await listWatches(lake.db, caller.tenant, {
        ...{ after: walletAfter(after), limit: limit + 1 },
        only: network == null ? undefined : parseNetwork(network),
      });
      const edges = rows.slice(0, limit).map((node) => ({ cursor: cursorOf(node), node }));
      return {
        edges,
        pageInfo: {
          ...{ hasNextPage: rows.length > limit, hasPreviousPage: after != null },
          ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
        },
      };
    },
  },
  Mutation: {
    watchWallets: (_parent, { input }, context) => watchWallets(context.lake, input, watcher(context)),
    unwatchWallets: (_parent, { input }, context) => unwatchWallets(context.lake, input, watcher(context)),
  },
};

function watcher({ caller, now }: Context): Watcher {
  return { tenant: caller.tenant, actor: caller.keyId, now, claim: caller.claim };
}

function cursorOf({ network, address }: Watch): string {
  return printCursor(`${network}:${address}`);
}

function walletAfter(after: string | null | undefined): WalletRef | undefined {
  const text = parseCursor(WatchCursor, after);
  if (text === undefined) return undefined;
  const [network = "", address = ""] = text.split(":");
  if (!isNetwork(network)) throw unprocessable("after", "no_cursor", "after: is not a cursor of this list.");
  return { network, address };
}
