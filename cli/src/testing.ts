import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

/** The command line in a new folder with a home of its own; the caller removes the folder. */
export async function commandLine() {
  const folder = await mkdtemp(join(tmpdir(), "tetron-cli-"));
  const env = { PATH: process.env["PATH"], PORT: "0", TETRON_HOME: join(folder, "home") };

  function launch(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [CLI, ...args], { cwd: folder, env, stdio: ["pipe", "pipe", "pipe"] });
  }

  async function run(args: readonly string[], input: string | Buffer = "") {
    const child = launch(args);
    child.stdin!.end(input);
    const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, "exit")]);
    return { exit: child.exitCode, out, err, json: () => JSON.parse(out) };
  }

  return { folder, launch, run };
}
