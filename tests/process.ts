import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { delimiter, dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { until } from "@tetron/domain/testing";

/** The repository's root, in which processes are started. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const TETRON = "node_modules/.bin/tetron";

/** A process of Tetron that a test started. Disposing it ends it. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Standard output and standard error so far. */
  printed(): string;
  /** Waits for a matching line of standard output. @throws Error with the whole output on timeout. */
  line(matches: RegExp, timeoutMs: number): Promise<string>;
  /**
   * Sends a signal and waits for the exit.
   *
   * @returns The exit code; `null` when the signal itself ended it.
   */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `tetron` as `npm start` does. @param root - Folder of the checkout. */
export function startTetron(args: readonly string[], env: Record<string, string>, root = ROOT): Running {
  return running(TETRON, args, { env, root });
}

/** Starts a script with the Node that runs the tests. */
export function startProcess(script: string, args: readonly string[], env: Record<string, string>): Running {
  return running(process.execPath, [script, ...args], { env, root: ROOT });
}

/** Where a process runs, and all that it sees. */
interface Place {
  readonly env: Record<string, string>;
  readonly root: string;
}

/**
 * A command in the root, with the Node that runs the tests first in its PATH; it sees `env` and nothing else.
 */
function start(command: string, args: readonly string[], { env, root }: Place) {
  const path = [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  return spawn(command, args, {
    cwd: root,
    env: { PATH: path, TMPDIR: tmpdir(), TETRON_SIMULATION: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function running(command: string, args: readonly string[], place: Place): Running {
  const child = start(command, args, place);
  const lines: string[] = [];
  let complaints = "";
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const started: Running = {
    child,
    lines,
    printed: () => [...lines, complaints].join("\n"),
    async line(matches, timeoutMs) {
      const find = () => lines.find((text) => matches.test(text));
      const look = () => find() ?? (hasEnded() ? null : undefined);
      const found = await until(`${matches} is printed`, look, timeoutMs).catch(() => null);
      if (found !== null) return found;
      const state = hasEnded() ? `ended with ${child.exitCode ?? child.signalCode}` : "still runs";
      throw new Error(
        `${[command, ...args].join(" ")} ${state} and did not print ${matches}:\n${started.printed()}`,
      );
    },
    async end(signal) {
      if (hasEnded()) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
    [Symbol.asyncDispose]: async () => void (await started.end("SIGKILL")),
  };
  return started;
}

/** Runs a command of `tetron` to its end and returns its output. */
export async function runCommand(args: readonly string[], env: Record<string, string>) {
  const child = start(TETRON, args, { env, root: ROOT });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...text };
}
