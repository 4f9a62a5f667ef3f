import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isFailure } from "@tetron/domain/failure";
import { checkedJson } from "@tetron/models/checked-json";
import { NOTHING_NEW, NOTHING_TO_LEARN, RetrainInput } from "./process-files.ts";
import { retrain } from "./retrain.ts";

/**
 * A process of its own that fits a model: `node retrain-process.ts INPUT OUT`. It yields to whatever else wants the
 * processor, writes the artifacts and `result.json` into the folder OUT, and a line of JSON with its progress to standard
 * output now and then. It ends with {@link NOTHING_TO_LEARN} and the reason when no report would change the model. A signal ends it at once, also in the middle of a fit: who started it removes the folder.
 */
setPriority(constants.priority.PRIORITY_LOW);
const [inputFile, out] = process.argv.slice(2) as [string, string];
const { data, date, feedback } = checkedJson(await readFile(inputFile), RetrainInput, "input");
const { files, ...result } = await retrain({
  ...{ data, date, feedback, signal: new AbortController().signal, workers: 1 },
  onProgress: (what, done) => process.stdout.write(`${JSON.stringify({ what, done })}\n`),
}).catch((error: unknown) => {
  if (!isFailure(error, "UNPROCESSABLE") || error.details.reason !== NOTHING_NEW) throw error;
  process.stderr.write(error.message);
  process.exit(NOTHING_TO_LEARN);
});
await mkdir(out, { recursive: true });
for (const [name, bytes] of Object.entries(files)) await writeFile(join(out, name), bytes);
await writeFile(join(out, "result.json"), JSON.stringify({ ...result, code: await commit() }));

/** The commit of the code; `null` outside a checkout. */
async function commit(): Promise<string | null> {
  const git = promisify(execFile)("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname });
  return git.then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
