import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { visibleTo } from "@tetron/domain/owner";
import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletId } from "@tetron/domain/wallet";
import { findBalances, type HeldBalance } from "@tetron/lake/balances";
import { findFirstLinks, type HeldLink } from "@tetron/lake/clusters";
import {
  type ChosenCounterparties,
  findChosenCounterparties,
  findCounterparties,
  type HeldCounterparty,
} from "@tetron/lake/counterparties";
import type { CounterpartyOptions } from "@tetron/lake/counterparty-ranks";
import { type FlowOptions, type FlowSource, type Flows, findFlows } from "@tetron/lake/flows";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findListedCounterparties, type ListedCounterparty } from "@tetron/lake/listed-counterparties";
import { type AssetDay, type DayPrice, findDayPrices } from "@tetron/lake/prices";
import { findSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import type { StoredSource } from "@tetron/lake/tables/sources";
import { findTransferPages, type TransferPage, type TransferPageOptions } from "@tetron/lake/transfer-pages";
import { findTransferSources, type TransferSource } from "@tetron/lake/transfer-sources";
import { findWalletSummaries, type ShownWallet } from "@tetron/lake/wallets";
import type { Caller } from "@tetron/service/caller";
import type { AskedWallet, AskForWallets } from "@tetron/verdict/asking/ask-for-wallets";
import type { ClusterOf } from "@tetron/verdict/entities/cluster-of";
import type { DepositOf } from "@tetron/verdict/entities/deposit-of";
import { findClusters } from "@tetron/verdict/entities/find-clusters";
import { findDeposits } from "@tetron/verdict/entities/find-deposits";
import DataLoader from "dataloader";
import type { IngestionDeps } from "./deps.ts";
import type { IndexSources } from "./indexes/source-of-index.ts";
import { type LoadersByOptions, loadersByOptions } from "./loaders-by-options.ts";
import {
  type PresentedLabel,
  type PresentedSanction,
  presentLabels,
  presentSanctions,
} from "./presented-facts.ts";

type ByWallet<Row> = DataLoader<WalletRef, Row, string>;

/** The resolvers' context, one per request: loaders batch and cache within it. */
export interface Context {
  readonly lake: Lake;
  readonly shelfLives: ShelfLives;
  readonly indexSources: IndexSources;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Time of the request, from which ages are counted. */
  readonly now: Date;
  readonly wallets: ByWallet<ShownWallet | undefined>;
  /** As clients see them, computed once for any number of aliases. */
  readonly labels: ByWallet<PresentedLabel[]>;
  readonly sanctions: ByWallet<PresentedSanction[]>;
  /** The current version of every list that the caller sees; queried once. */
  readonly sources: () => Promise<readonly StoredSource[]>;
  /** Where the transfers of a wallet are; `undefined` when nothing is held of it. */
  readonly transferSources: ByWallet<TransferSource | undefined>;
  readonly transferPages: LoadersByOptions<TransferPageOptions, TransferPage>;
  readonly counterpartyPages: LoadersByOptions<CounterpartyOptions, HeldCounterparty[]>;
  /** The order of counterparties, with those that a list may name, and what was transferred with some of them. */
  readonly listedCounterparties: LoadersByOptions<CounterpartyOptions, ListedCounterparty[]>;
  readonly chosenCounterparties: DataLoader<ChosenCounterparties, HeldCounterparty[]>;
  readonly flows: (wallets: readonly FlowSource[], options: FlowOptions) => Promise<Flows[]>;
  readonly balances: DataLoader<TransferSource, HeldBalance[]>;
  /** At which service a wallet is a customer's address; `null` where nothing says so. */
  readonly deposits: ByWallet<DepositOf | null>;
  /** The addresses of one holder with a wallet; `null` where nothing shows another one. */
  readonly clusters: ByWallet<ClusterOf | null>;
  /** The first link that names an address of a cluster. */
  readonly firstLinks: ByWallet<HeldLink | undefined>;
  /** The price of an asset on a day; `undefined` where nobody says one. */
  readonly dayPrices: DataLoader<AssetDay, DayPrice | undefined, string>;
  /** Asks for a wallet's history where a provider is configured. */
  readonly asked: ByWallet<AskedWallet>;
}

/** Clusters of one look-up: each may have a thousand addresses. */
const MAX_CLUSTERS = 20;

/** What a context is made of. */
interface ContextDeps extends Pick<IngestionDeps, "lake" | "taxonomy" | "shelfLives" | "indexSources"> {
  readonly askFor: AskForWallets;
}

export function createContext(
  { lake, taxonomy, shelfLives, askFor, indexSources }: ContextDeps,
  caller: Caller,
  signal: AbortSignal,
): Context {
  const { db } = lake;
  const owners = visibleTo(caller.tenant);
  const byWallet = { cacheKeyFn: walletId };
  let sources: Promise<readonly StoredSource[]> | undefined;
  const now = new Date();
  const wallets: Context["wallets"] = new DataLoader(
    (refs) => findWalletSummaries(db, owners, refs),
    byWallet,
  );
  const labels: Context["labels"] = new DataLoader(
    async (refs) =>
      (await findLabelsOfKey(lake, owners, refs)).map((found, n) => presentLabels(taxonomy, refs[n]!, found)),
    byWallet,
  );
  return {
    lake,
    shelfLives,
    indexSources,
    caller,
    signal,
    now,
    wallets,
    labels,
    sanctions: new DataLoader(
      async (refs) => (await findSanctions(db, owners, refs)).map(presentSanctions),
      byWallet,
    ),
    sources: () => {
      sources ??= currentSources(db, owners);
      return sources;
    },
    transferSources: new DataLoader((refs) => findTransferSources(db, owners, refs), byWallet),
    transferPages: loadersByOptions((sources, options) => findTransferPages(db, sources, options)),
    counterpartyPages: loadersByOptions((sources, options) => findCounterparties(db, sources, options)),
    listedCounterparties: loadersByOptions((sources, options) =>
      findListedCounterparties(lake, owners, sources, options),
    ),
    chosenCounterparties: new DataLoader((chosen) =>
      findChosenCounterparties(db, chosen, { known: KNOWN_ASSETS }),
    ),
    flows: (found, options) => findFlows(db, found, options),
    balances: new DataLoader((sources) => findBalances(db, sources)),
    deposits: new DataLoader((refs) => findDeposits({ lake, taxonomy, owners }, refs), byWallet),
    clusters: new DataLoader((refs) => findClusters({ lake, taxonomy, owners }, refs), {
      ...byWallet,
      maxBatchSize: MAX_CLUSTERS,
    }),
    firstLinks: new DataLoader((refs) => findFirstLinks(db, owners, refs), byWallet),
    dayPrices: new DataLoader((wanted) => findDayPrices(db, KNOWN_ASSETS, wanted), {
      cacheKeyFn: ({ asset, day }) => `${day} ${asset}`,
    }),
    asked: new DataLoader((refs) => askFor(refs, { tenant: caller.tenant, at: now, signal }), byWallet),
  };
}
