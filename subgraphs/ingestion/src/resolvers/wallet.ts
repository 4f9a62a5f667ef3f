import { parseAddress, printAddress } from "@tetron/domain/address";
import { parseNetwork } from "@tetron/domain/network";
import { parseWalletId, walletId } from "@tetron/domain/wallet";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { ShownWallet } from "@tetron/lake/wallets";
import { historyStatus } from "@tetron/verdict/asking/history-status";
import { factOwner } from "../presented-facts.ts";
import type { Resolvers, WalletHistory } from "../resolvers.gen.ts";
import { walletSources } from "../wallet-sources.ts";
import { clusterField } from "./cluster.ts";
import { graphFields } from "./graph.ts";

export const walletResolvers: Resolvers = {
  Query: {
    wallet: (_parent, { network: id, address }, { asked }) => {
      const network = parseNetwork(id);
      return asked.load({ network, address: parseAddress(network, address) });
    },
  },
  Wallet: {
    __resolveReference: ({ id }) => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    network: ({ network }) => ({ id: network }),
    checksumAddress: ({ network, address }) => printAddress(network, address),
    firstSeen: async (wallet, _args, { wallets }) => (await wallets.load(wallet))?.firstSeen ?? null,
    lastSeen: async (wallet, _args, { wallets }) => (await wallets.load(wallet))?.lastSeen ?? null,
    history: async (wallet, _args, { wallets }) => historyOf(await wallets.load(wallet)),
    historyStatus: async (wallet, _args, context) =>
      historyStatus(await context.wallets.load(wallet), { ...context, absent: wallet.absent }),
    coverage: async (wallet, _args, { wallets }) => (await wallets.load(wallet))?.coverage ?? null,
    labels: async (wallet, _args, { labels }) => labels.load(wallet),
    sanctions: async (wallet, _args, { sanctions }) => sanctions.load(wallet),
    ...graphFields,
    ...clusterField,
    sources: async (wallet, _args, context) => {
      const sources = walletSources(wallet, await context.wallets.load(wallet), {
        lists: await context.sources(),
        shelfLives: context.shelfLives,
        now: context.now,
      });
      return sources.map((source) => ({ ...source, owner: factOwner(source.owner) }));
    },
  },
  WalletLabel: { source: ({ list }) => list },
};

/** Columns of `wallet-44/v1` by their field of the summary. */
const COLUMNS = {
  sentTransactions: "sent_tx",
  receivedTransactions: "received_tx",
  tokenTransfers: "erc20_tx",
  recipients: "unique_sent_to",
  senders: "unique_received_from",
} as const satisfies Record<
  keyof Omit<WalletHistory, "__typename" | "contractsCreated">,
  (typeof WALLET_44)[number]
>;

function historyOf(wallet: ShownWallet | undefined): WalletHistory | null {
  const vector = wallet?.wallet44;
  if (!vector) return null;
  const counts = Object.entries(COLUMNS).map(([field, column]) => [
    field,
    nullIfUnknown(vector[WALLET_44.indexOf(column)]!),
  ]);
  return { ...Object.fromEntries(counts), contractsCreated: nullIfUnknown(contractsCreated(vector)) };
}

/** A column that the history's source cannot tell is `NaN`, which is no `Int`. */
function nullIfUnknown(count: number): number | null {
  return Number.isNaN(count) ? null : count;
}

/**
 * `contracts_created` counts creations on either side, as the public dataset does, including a contract's own
 * creation. A contract signs no transaction, so all creations are the account's own, or it sent nothing.
 */
function contractsCreated(vector: readonly number[]): number {
  const [sent, creations] = [
    vector[WALLET_44.indexOf("sent_tx")]!,
    vector[WALLET_44.indexOf("contracts_created")]!,
  ];
  return Math.min(sent, creations);
}
