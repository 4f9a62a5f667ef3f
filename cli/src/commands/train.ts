import { Failure } from "@tetron/domain/failure";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { type Manifest, readManifest } from "@tetron/service/artifacts";
import { train } from "@tetron/training/train";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { type Progress, startProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { dataFolder } from "./data-folder.ts";

const CARDS_URL = new URL("../../../docs/models/", import.meta.url);
const FOLDERS = [ARTIFACTS_URL, new URL("reputation/", ARTIFACTS_URL)];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Trains the shipped models, writes them with their cards, and prints the hash of each file.
 *
 * @param date - The version, `YYYY-MM-DD`; that of the existing artifacts when absent, so that the same data
 *   gives the same bytes.
 */
export async function trainArtifacts(host: Host, date: string | undefined): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const version = date ?? (await shippedDate()) ?? new Date().toISOString().slice(0, 10);
  if (!DATE.test(version) || Number.isNaN(Date.parse(version)))
    throw new Failure("BAD_REQUEST", `--date: "${version}" is not a day such as 2026-01-31.`, {
      issues: [{ field: "--date", reason: "not_a_date" }],
    });
  using phases = phaseProgress(terminal);
  await train({
    ...{ data, date: version, signal },
    ...{ artifacts: ARTIFACTS_URL, cards: CARDS_URL, onProgress: phases.update },
  });
  for (const [file, entry] of (await Promise.all(FOLDERS.map(readManifest))).flatMap(Object.entries)) {
    const { sha256, bytes } = entry;
    if (terminal.json) terminal.print(JSON.stringify({ file, sha256, bytes }));
    else terminal.print(`${sha256}  ${file}, ${bytes} bytes`);
  }
  return EXIT.ok;
}

/** The version of the existing models. */
async function shippedDate(): Promise<string | undefined> {
  const manifest = await readManifest(ARTIFACTS_URL).catch((): Manifest => ({}));
  return manifest[ARTIFACTS.fraudModel]?.version;
}

/** A progress counter that starts anew for each stage. */
function phaseProgress(terminal: Terminal): Disposable & { update(what: string, done: number): void } {
  let current: { what: string; progress: Progress } | undefined;
  const end = () => current?.progress[Symbol.dispose]();
  return {
    update(what, done) {
      if (current?.what !== what) {
        end();
        current = { what, progress: startProgress(terminal, "training:", what) };
      }
      current.progress.update(done);
    },
    [Symbol.dispose]: end,
  };
}
