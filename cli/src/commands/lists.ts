import { resolve } from "node:path";
import type { CurrentList } from "@tetron/connectors/datasets/current-sanctions";
import { networksOf } from "@tetron/connectors/datasets/sanctioned-wallets";
import { isUrl } from "@tetron/connectors/io/source";
import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { DAY_MS } from "@tetron/domain/durations";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { withPublishersDay } from "@tetron/domain/publishers-day";
import { ageMs, isStale } from "@tetron/domain/shelf-life";
import { listAge } from "@tetron/domain/shelf-lives";
import { escapeInvisible } from "@tetron/domain/visible";
import { readSanctionsFiles, type SanctionsWish } from "@tetron/ingestion/lists/read-sanctions-files";
import { refreshSanctions } from "@tetron/ingestion/lists/refresh-sanctions";
import type { ReplacedList, ReplaceOptions } from "@tetron/ingestion/lists/replace-sanctions";
import { rollBackSanctions } from "@tetron/ingestion/lists/roll-back-sanctions";
import { refreshSanctionsByJob, type SanctionsRefresh } from "@tetron/ingestion/lists/sanctions-job";
import type { Lake } from "@tetron/lake/lake";
import { currentSources } from "@tetron/lake/sources";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { type LeftOut, openLeftOut } from "./left-out.ts";

/** Maximum number of changed addresses printed for each list. */
const MAX_PRINTED_ADDRESSES = 10;

/** Prints which edition of each list is in force, how old it is, whether it is stale, and what it lacks. */
export async function showLists(host: Host): Promise<ExitCode> {
  const { terminal } = host;
  const { lake, scoring } = await host.platform();
  const leftOutOf = await openLeftOut();
  const now = Date.now();
  for (const edition of withPublishersDay(await currentSources(lake.db, SHARED_OWNERS))) {
    const { kind, name, owner, network, version, rows, asOf, url } = edition;
    const age = listAge(scoring.shelfLives, edition);
    const days = Math.floor(ageMs(age, now) / DAY_MS);
    const stale = isStale(age, now);
    const said = {
      kind,
      list: name,
      owner,
      network,
      version,
      rows,
      as_of: asOf.toISOString(),
      age_days: days,
      shelf_life_days: age.shelfLifeMs / DAY_MS,
      stale,
      left_out: leftOutOf(edition),
      url,
    };
    if (terminal.json) terminal.print(JSON.stringify(said));
    else
      terminal.print(
        `${kind.padEnd(9)} ${name}, ${version}: ${counted(rows, "row")}, ${counted(days, "day")} old${stale ? ", stale" : ""}${leftOutText(said.left_out)}`,
      );
  }
  return EXIT.ok;
}

function leftOutText(leftOut: LeftOut): string {
  const counts = Object.entries(leftOut).map(([reason, count]) => `${count} ${reason}`);
  return counts.length === 0 ? "" : `; left out: ${counts.join(", ")}`;
}

export interface RefreshArguments {
  /** Paths or URLs. */
  readonly sources: readonly string[];
  /** The date of the editions, for files without one. */
  readonly date: string | undefined;
  readonly sha256: string | undefined;
  readonly force: boolean | undefined;
  readonly dryRun: boolean | undefined;
}

/** Replaces the stored sanctions with current ones, by a job, and prints the changes. */
export async function refreshLists(host: Host, args: RefreshArguments): Promise<ExitCode> {
  const { signal, folder } = host;
  const { date, sha256, force, dryRun } = args;
  const { lake } = await host.platform();
  const sources = args.sources.map((source) => (isUrl(source) ? source : resolve(folder, source)));
  const wish = { sources, date, sha256 };
  const options = { actor: COMMAND_LINE, now: new Date() };
  const { read, replaced } = dryRun
    ? await tryRefresh(lake, wish, { ...options, force, signal })
    : await refreshSanctionsByJob(lake, { ...wish, force }, { ...options, signal });
  let refusedLines = 0;
  for (const { file, list } of read) refusedLines += printLeftOut(host, file, list);
  printLists(host, replaced, dryRun);
  return refusedLines > 0 ? EXIT.someRefused : EXIT.ok;
}

/** Tells what a refresh would replace. */
async function tryRefresh(
  lake: Lake,
  wish: SanctionsWish,
  { signal, ...options }: Pick<ReplaceOptions, "actor" | "now" | "force"> & { readonly signal: AbortSignal },
): Promise<SanctionsRefresh> {
  const { files, lists } = await readSanctionsFiles(wish, signal);
  return { read: lists, replaced: await refreshSanctions(lake, files, { ...options, dryRun: true }) };
}

/**
 * Tells which listed addresses are not taken.
 *
 * @returns How many of them are refused. Those on networks that Tetron does not serve are not.
 */
function printLeftOut({ terminal }: Host, file: string, list: CurrentList): number {
  const { asset, leftOut, refused } = list;
  const tell = (reason: string, what: string) => {
    const message = `${file}: ${what}`;
    terminal.tell(
      terminal.json ? JSON.stringify({ file, asset, reason, message }) : escapeInvisible(message),
    );
  };
  for (const { at, text } of refused)
    tell("not_an_address", `${at} is no valid address of ${asset} and was not taken: "${text}"`);
  if (leftOut > 0) {
    const why = networksOf(asset).length === 0 ? `Tetron serves no network of ${asset}; ` : "";
    const addresses = counted(leftOut, "address", "addresses");
    tell("network_not_served", `${why}${addresses} of ${asset} on networks not served, not taken`);
  }
  return refused.length;
}

/** Takes the edition of a sanctions list back that the current one has replaced, and prints the changes. */
export async function rollBackList(
  host: Host,
  list: string,
  { dryRun }: { readonly dryRun?: boolean },
): Promise<ExitCode> {
  const { lake } = await host.platform();
  const options = { actor: COMMAND_LINE, now: new Date(), dryRun };
  printLists(host, [await rollBackSanctions(lake, list, options)], dryRun);
  return EXIT.ok;
}

function printLists({ terminal }: Host, lists: readonly ReplacedList[], dryRun: boolean | undefined): void {
  for (const list of lists)
    if (terminal.json) terminal.print(JSON.stringify(presentList(list, dryRun)));
    else for (const line of describeList(list, dryRun)) terminal.print(line);
}

function presentList({ list, version, before, isNew, added, removed }: ReplacedList, dryRun = false) {
  const replaced = isNew && !dryRun;
  return { list, version, previous_version: before, replaced, added, removed };
}

function describeList(
  { list, version, before, isNew, added, removed }: ReplacedList,
  dryRun = false,
): string[] {
  if (!isNew) return [`${list}: ${version} is held already`];
  const what = dryRun ? "would replace" : "replaced";
  return [
    `${list}: ${version} ${what} ${before ?? "nothing"}: ${added.length} added, ${removed.length} removed`,
    ...describeAddresses("+", added),
    ...describeAddresses("-", removed),
  ];
}

function describeAddresses(sign: string, addresses: readonly string[]): string[] {
  const more = addresses.length - MAX_PRINTED_ADDRESSES;
  return [
    ...addresses.slice(0, MAX_PRINTED_ADDRESSES).map((address) => `  ${sign} ${address}`),
    ...(more > 0 ? [`  ${sign} ${more} more`] : []),
  ];
}
