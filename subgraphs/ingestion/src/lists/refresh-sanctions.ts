import { createHash } from "node:crypto";
import {
  networkOfList,
  type SanctionedWallet,
  sanctionsListName,
} from "@tetron/connectors/datasets/sanctioned-wallets";
import { parseDay } from "@tetron/domain/day";
import type { Lake } from "@tetron/lake/lake";
import type { SanctionsVersion } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import type { StoredSource } from "@tetron/lake/tables/sources";
import {
  type ReplacedList,
  type ReplaceOptions,
  type ReplacingVersion,
  replaceSanctions,
} from "./replace-sanctions.ts";

/** One asset's list in a new edition. */
export interface SanctionsEdition {
  /** The list's own code of the asset, such as `ETH` or `XBT`. */
  readonly asset: string;
  readonly wallets: readonly SanctionedWallet[];
}

/** The lists of one file. */
export interface SanctionsFile {
  readonly lists: readonly SanctionsEdition[];
  /** The day of the editions, `YYYY-MM-DD`. */
  readonly day: string;
  /** Where the day was said, for messages: a field or a part of the file. */
  readonly dayFrom: string;
  /** Where they were read. */
  readonly url: string;
  /** Whether the file is the publisher's whole list, so that an asset that it does not name has no address. */
  readonly isWhole?: boolean | undefined;
}

/**
 * Takes current sanctions in the place of those that are held, whichever edition shipped. The lists of all
 * files are replaced together or not at all; see {@link replaceSanctions}. A whole list empties the held lists of
 * the assets that it does not name.
 *
 * @throws Failure `UNPROCESSABLE` on `dayFrom` as `parseDay` does.
 */
export async function refreshSanctions(
  lake: Lake,
  files: readonly SanctionsFile[],
  options: ReplaceOptions,
): Promise<ReplacedList[]> {
  const held = (await currentSources(lake.db, ["system"])).filter(({ kind }) => kind === "sanctions");
  const versions = files.flatMap((file) => {
    const asOf = parseDay(file.day, file.dayFrom, options.now);
    const named = file.lists.map((list) => versionOf(file, asOf, list));
    return file.isWhole ? [...named, ...emptied(held, named)] : named;
  });
  return replaceSanctions(lake, versions, options);
}

/** Editions without a wallet of the held lists that a whole list does not name. */
function emptied(held: readonly StoredSource[], named: readonly SanctionsVersion[]): ReplacingVersion[] {
  const [first] = named;
  if (first === undefined) return [];
  const names = new Set(named.map(({ source }) => source.name));
  const { url, asOf } = first.source;
  const version = versionName(asOf.toISOString().slice(0, "YYYY-MM-DD".length), []);
  return held
    .filter(({ name }) => name.startsWith(sanctionsListName("")) && !names.has(name))
    .map(({ name, network }) => ({
      source: { owner: "system", name, network, version, url, asOf },
      rows: [],
      isUnnamed: true,
    }));
}

/** The day and a hash of the wallets, so that equal content of a day is one version. */
function versionName(day: string, wallets: readonly SanctionedWallet[]): string {
  const keys = wallets.map(({ network, address }) => `${network}:${address}`);
  return `${day}+${createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 12)}`;
}

function versionOf(
  { day, url }: SanctionsFile,
  asOf: Date,
  { asset, wallets }: SanctionsEdition,
): SanctionsVersion {
  const source = {
    owner: "system",
    name: sanctionsListName(asset),
    network: networkOfList(asset),
    version: versionName(day, wallets),
    url,
    asOf,
  } as const;
  return { source, rows: wallets.map((wallet) => ({ ...wallet, asset })) };
}
