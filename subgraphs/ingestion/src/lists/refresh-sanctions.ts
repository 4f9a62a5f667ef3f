import { createHash } from "node:crypto";
import {
  networkOfList,
  type SanctionedWallet,
  sanctionsListName,
} from "@tetron/connectors/datasets/sanctioned-wallets";
import { parseDay } from "@tetron/domain/day";
import type { Lake } from "@tetron/lake/lake";
import type { SanctionsVersion } from "@tetron/lake/sanctions";
import { type ReplacedList, type ReplaceOptions, replaceSanctions } from "./replace-sanctions.ts";

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
}

/**
 * Takes current sanctions in the place of those that are held, whichever edition shipped. The lists of all
 * files are replaced together or not at all; see {@link replaceSanctions}.
 *
 * @throws Failure `UNPROCESSABLE` on `dayFrom` as `parseDay` does.
 */
export async function refreshSanctions(
  lake: Lake,
  files: readonly SanctionsFile[],
  options: ReplaceOptions,
): Promise<ReplacedList[]> {
  const versions = files.flatMap((file) => {
    const asOf = parseDay(file.day, file.dayFrom, options.now);
    return file.lists.map((list) => versionOf(file, asOf, list));
  });
  return replaceSanctions(lake, versions, options);
}

function versionOf(
  { day, url }: SanctionsFile,
  asOf: Date,
  { asset, wallets }: SanctionsEdition,
): SanctionsVersion {
  const keys = wallets.map(({ network, address }) => `${network}:${address}`);
  const hash = createHash("sha256").update(keys.join("\n")).digest("hex");
  const source = {
    owner: "system",
    name: sanctionsListName(asset),
    network: networkOfList(asset),
    version: `${day}+${hash.slice(0, 12)}`,
    url,
    asOf,
  } as const;
  return { source, rows: wallets.map((wallet) => ({ ...wallet, asset })) };
}
