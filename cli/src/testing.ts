import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

/**
 * The command line in a new folder with a home of its own, removed with the stack.
 *
 * @param changes - Settings beside those of every test.
 */
export function commandLine(stack: DisposableStack, changes: Readonly<Record<string, string>> = {}) {
  const { path: folder } = stack.use(temporaryFolder());
  const env = {
    ...{ PATH: process.env["PATH"], TMPDIR: tmpdir(), PORT: "0" },
    ...{ TETRON_HOME: join(folder, "home"), TETRON_SIMULATION: "off" },
    ...changes,
  };

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
