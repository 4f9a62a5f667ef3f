import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { unprocessable } from "@tetron/domain/failure";
import { checkedJson } from "@tetron/models/checked-json";
import { MEASURED_FILE } from "@tetron/models/measured-wallets";
import type { FeedbackRow } from "@tetron/training/registry/feedback-rows";
import {
  NOTHING_NEW,
  NOTHING_TO_LEARN,
  RetrainProgress,
  RetrainResult,
} from "@tetron/training/registry/process-files";
import type { EngineArtifacts } from "@tetron/verdict/estimate/engine-artifacts";

/** What is trained on, and who waits for it. */
export interface TrainerInput {
  /** Folder of the training data. */
  readonly data: string;
  /** The version that the artifacts carry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly feedback: readonly FeedbackRow[];
  readonly signal: AbortSignal;
  /** Called with the current work and its progress. */
  readonly onProgress: (what: string, done: number) => void;
}

/** A model that was trained. */
export interface Trained extends Omit<RetrainResult, "manifest"> {
  readonly artifacts: EngineArtifacts;
  /** The file of the wallets that its card was measured on. */
  readonly measured: Uint8Array;
}

/** Trains a model. */
export type Trainer = (input: TrainerInput) => Promise<Trained>;

/** Lines of the process's standard error that an error quotes. */
const MAX_LINES = 20;

/**
 * Trains a model in a process of its own that yields to whatever else wants the processor.
 *
 * @throws Failure `UNPROCESSABLE` on `feedback` when no report would change the model. Error with the end of what the process
 *   wrote when it fails; the reason of `signal` when that aborts.
 */
export const trainInProcess: Trainer = async ({ signal, onProgress, ...input }) => {
  const folder = join(tmpdir(), `tetron-train-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const file = join(folder, "input.json");
    await writeFile(file, JSON.stringify(input));
    await runProcess([file, folder], { signal, onProgress });
    const bytes = await readFile(join(folder, "result.json"));
    const { manifest, ...result } = checkedJson(bytes, RetrainResult, "result");
    const files = new Map<string, Uint8Array>();
    for (const name of Object.keys(manifest)) files.set(name, await readFile(join(folder, name)));
    return {
      ...{ ...result, artifacts: { manifest, read: async (name) => files.get(name)! } },
      measured: files.get(MEASURED_FILE)!,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function runProcess(
  args: readonly string[],
  { signal, onProgress }: Pick<TrainerInput, "signal" | "onProgress">,
): Promise<void> {
  const script = fileURLToPath(import.meta.resolve("@tetron/training/registry/retrain-process"));
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"], signal });
  const told: string[] = [];
  const errors = createInterface(child.stderr).on("line", (line) => {
    told.push(line);
    if (told.length > MAX_LINES) told.shift();
  });
  const lines = createInterface(child.stdout).on("line", (line) => {
    const { data: progress } = RetrainProgress.safeParse(JSON.parse(line));
    if (progress !== undefined) onProgress(progress.what, progress.done);
  });
  try {
    const [code] = await once(child, "close");
    if (code === NOTHING_TO_LEARN) throw unprocessable("feedback", NOTHING_NEW, told.join("\n"));
    if (code !== 0) throw new Error(`Training ended with exit code ${code}:\n${told.join("\n")}`);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    errors.close();
    lines.close();
  }
}
