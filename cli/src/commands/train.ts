import { Failure } from "@tetron/domain/failure";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { CANARIES_FILE, CANARIES_URL, SHIPPED_CARD_FILE } from "@tetron/models/canaries";
import { ARTIFACTS } from "@tetron/models/manifest";
import { REPUTATION_FILES, REPUTATION_URL } from "@tetron/models/reputation/artifacts";
import { type Manifest, readManifest } from "@tetron/service/artifacts";
import { TRAINED_PARTS, type TrainedPart, train } from "@tetron/training/train";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { type Progress, startProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { dataFolder } from "./data-folder.ts";

const CARDS_URL = new URL("../../../docs/models/", import.meta.url);
const FOLDERS: Readonly<Record<TrainedPart, URL>> = {
  models: ARTIFACTS_URL,
  canaries: CANARIES_URL,
  card: CANARIES_URL,
  reputation: REPUTATION_URL,
};
/** A file of each part whose version is the part's. */
const DATED: Readonly<Record<TrainedPart, string>> = {
  models: ARTIFACTS.fraudModel,
  canaries: CANARIES_FILE,
  card: SHIPPED_CARD_FILE,
  reputation: REPUTATION_FILES.weights,
};
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Trains the shipped models, writes them with their cards, and prints the hash of each file.
 *
 * @param part - What is trained; everything when absent.
 * @param date - The version, `YYYY-MM-DD`; that of the existing artifacts when absent, so that the same data
 *   gives the same bytes.
 */
export async function trainArtifacts(
  host: Host,
  { part, date }: { readonly part: TrainedPart | undefined; readonly date: string | undefined },
): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  if (date !== undefined && (!DATE.test(date) || Number.isNaN(Date.parse(date))))
    throw new Failure("BAD_REQUEST", `--date: "${date}" is not a day such as 2026-01-31.`, {
      issues: [{ field: "--date", reason: "not_a_date" }],
    });
  const parts = part === undefined ? TRAINED_PARTS : [part];
  const today = new Date().toISOString().slice(0, 10);
  const dates = await Promise.all(
    parts.map(async (each) => [each, date ?? (await shippedDate(each)) ?? today] as const),
  );
  using phases = phaseProgress(terminal);
  await train({
    ...{ data, dates: Object.fromEntries(dates), signal },
    ...{ artifacts: ARTIFACTS_URL, cards: CARDS_URL, onProgress: phases.update },
  });
  const manifests = await Promise.all(parts.map((each) => readManifest(FOLDERS[each])));
  for (const [file, { sha256, bytes }] of manifests.flatMap(Object.entries)) {
    if (terminal.json) terminal.print(JSON.stringify({ file, sha256, bytes }));
    else terminal.print(`${sha256}  ${file}, ${bytes} bytes`);
  }
  return EXIT.ok;
}

/** The version of the existing artifacts of a part. */
async function shippedDate(part: TrainedPart): Promise<string | undefined> {
  const manifest = await readManifest(FOLDERS[part]).catch((): Manifest => ({}));
  return manifest[DATED[part]]?.version;
}

/** A progress counter that starts anew for each stage. */
export function phaseProgress(terminal: Terminal): Disposable & { update(what: string, done: number): void } {
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
