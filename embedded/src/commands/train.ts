import { existsSync, readFileSync } from "node:fs";
import { Failure } from "@tetron/domain/failure";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import type { Manifest } from "@tetron/models/manifest";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { type Progress, startProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { train } from "../train/train.ts";
import { dataFolder } from "./data-folder.ts";

export interface TrainArguments {
  /** `YYYY-MM-DD`; that of the artifacts that are there when absent, so that the same data gives the same bytes. */
  readonly date: string | undefined;
  /** Whether to evaluate and write the model cards, which takes most of the time. */
  readonly cards: boolean;
}

const CARDS_URL = new URL("../../../docs/models/", import.meta.url);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Trains what ships and writes it with its cards. */
export async function trainArtifacts(host: Host, { date, cards }: TrainArguments): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const version = date ?? shippedDate() ?? new Date().toISOString().slice(0, 10);
  if (!DATE.test(version) || Number.isNaN(Date.parse(version)))
    throw new Failure("BAD_REQUEST", `--date: "${version}" is not a day such as 2026-01-31.`, {
      issues: [{ field: "--date", reason: "not_a_date" }],
    });
  using phases = phaseProgress(terminal);
  const { manifest } = await train({
    ...{ data, date: version, signal, artifacts: ARTIFACTS_URL },
    ...(cards && { cards: CARDS_URL }),
    onProgress: phases.update,
  });
  for (const [file, { sha256, bytes }] of Object.entries(manifest))
    terminal.print(
      terminal.json ? JSON.stringify({ file, sha256, bytes }) : `${sha256}  ${file} (${bytes} bytes)`,
    );
  return EXIT.ok;
}

/** The newest day among the versions of the manifest that is there. */
function shippedDate(): string | undefined {
  const file = new URL("manifest.json", ARTIFACTS_URL);
  if (!existsSync(file)) return undefined;
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const days = Object.values(manifest).map(({ version }) => version.slice(0, 10));
  return days
    .filter((day) => DATE.test(day))
    .sort()
    .at(-1);
}

/** One counter after another, each for what the training says it is doing. */
function phaseProgress(terminal: Terminal) {
  let current: { what: string; progress: Progress } | undefined;
  const end = () => current?.progress[Symbol.dispose]();
  return {
    update(what: string, done: number) {
      if (current?.what !== what) {
        end();
        current = { what, progress: startProgress(terminal, "training:", what) };
      }
      current.progress.update(done);
    },
    [Symbol.dispose]: end,
  };
}
