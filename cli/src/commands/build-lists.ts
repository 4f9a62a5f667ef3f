import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { buildLists } from "@tetron/training/lists/build-lists";
import { manifestEntry } from "@tetron/training/lists/built";
import { writeLists } from "@tetron/training/write-build";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { dataFolder } from "./data-folder.ts";

/** Builds the shipped lists, writes them with their manifest entries, and prints the hash of each. */
export async function buildShippedLists(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const lists = await buildLists(dataFolder(host), signal);
  await writeLists(ARTIFACTS_URL, lists);
  for (const [file, list] of Object.entries(lists)) {
    const { sha256, bytes, version } = manifestEntry(list);
    if (terminal.json) terminal.print(JSON.stringify({ file, version, sha256, bytes }));
    else terminal.print(`${sha256}  ${file}, ${bytes} bytes, ${version}`);
  }
  return EXIT.ok;
}
