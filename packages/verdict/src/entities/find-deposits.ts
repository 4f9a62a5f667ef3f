import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { serviceOf } from "@tetron/labels/service-of";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findTransferSources, type TransferSource } from "@tetron/lake/transfer-sources";
import { findWalletFlows } from "@tetron/lake/wallet-flows";
import { type DepositOf, depositOf, MAX_FLOWS } from "./deposit-of.ts";

/** What the wallets are looked up in. */
interface Lookup {
  readonly lake: Pick<Lake, "db" | "shipped">;
  readonly taxonomy: Taxonomy;
  readonly owners: readonly Owner[];
}

const PAID = WALLET_44.indexOf("unique_sent_to");

/**
 * Whether a history can be that of a customer's address at a service: others need not be looked up. A count that its
 * source cannot tell excludes nothing.
 *
 * @param wallet44 - `wallet-44/v1`.
 */
export function mayBeDeposit(wallet44: ArrayLike<number>): boolean {
  return !(wallet44[PAID]! > MAX_FLOWS);
}

/**
 * At which service each wallet is a customer's address, in the order requested; `null` where nothing says so. It follows
 * from the transfers that are held at the moment, so it goes on with every block and is undone with it.
 */
export async function findDeposits(
  lookup: Lookup,
  wallets: readonly WalletRef[],
): Promise<(DepositOf | null)[]> {
  return depositsOf(lookup, await findTransferSources(lookup.lake.db, lookup.owners, wallets));
}

/** As {@link findDeposits}, of wallets whose transfers are found; `undefined` where none are held. */
export async function depositsOf(
  { lake, taxonomy, owners }: Lookup,
  held: readonly (TransferSource | undefined)[],
): Promise<(DepositOf | null)[]> {
  const sources = held.filter((source) => source !== undefined);
  const flows = await findWalletFlows(lake.db, sources, MAX_FLOWS);
  const parties = sources.flatMap(({ network }, i) =>
    [...flows[i]!.sent.map(({ counterparty }) => counterparty), ...flows[i]!.payers].map((address) => ({
      network,
      address,
    })),
  );
  const serviceAt = await servicesAt({ lake, taxonomy, owners }, parties);
  const found = new Map(
    sources.map((source, i) => [
      source,
      depositOf(source.network, flows[i]!, (address) => serviceAt(source.network, address)),
    ]),
  );
  return held.map((source) => (source && found.get(source)) ?? null);
}

async function servicesAt(
  { lake, taxonomy, owners }: Lookup,
  parties: readonly WalletRef[],
): Promise<(network: Network, address: string) => string | null> {
  const keyOf = ({ network, address }: WalletRef) => `${network} ${address}`;
  const each = [...new Map(parties.map((ref) => [keyOf(ref), ref])).values()];
  const labels = await findLabelsOfKey(lake, owners, each);
  const services = new Map(
    each.map((ref, i) => [
      keyOf(ref),
      serviceOf(taxonomy, labelsThatHold(taxonomy, ref.network, labels[i]!)),
    ]),
  );
  return (network, address) => services.get(keyOf({ network, address })) ?? null;
}
