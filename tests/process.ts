import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The repository's root: processes start there, as an operator starts them. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A process of Tetron that a test started. Disposing it ends it. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Waits for a line of standard output. @throws Error with everything printed when none comes in time. */
  line(matches: RegExp, timeoutMs: number): Promise<string>;
  /** Sends a signal and waits for the end. @returns Exit code, null when the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a script with the Node that runs the tests; `env` is all it sees beside PATH. */
export function startProcess(script: string, args: readonly string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  const running: Running = {
    child,
    async line(matches, timeoutMs) {
      const deadline = Date.now() + timeoutMs;
      while (Date.now() < deadline && child.exitCode === null) {
        const found = printed.split("\n").find((text) => matches.test(text));
        if (found !== undefined) return found;
        await new Promise((wake) => setTimeout(wake, 20));
      }
      throw new Error(`${script} did not print ${matches} within ${timeoutMs} ms:\n${printed}`);
    },
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
    [Symbol.asyncDispose]: async () => void (await running.end("SIGKILL")),
  };
  return running;
}

/** What a command printed, once it has ended. */
export async function runCommand(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ["embedded/src/cli.ts", ...args], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...text };
}
