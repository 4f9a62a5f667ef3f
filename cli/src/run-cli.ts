import { controlPlace } from "@tetron/embedded/control/place";
import { Settings } from "@tetron/embedded/settings";
import { createLog } from "@tetron/service/log";
import { givenSetting, readSettings } from "@tetron/service/settings";
import { CommanderError } from "commander";
import { sendCommand } from "./control/send-command.ts";
import { EXIT } from "./exit-codes.ts";
import { ownHost } from "./host.ts";
import { createProgram } from "./program.ts";
import type { Task } from "./runner.ts";
import { printError, processTerminal } from "./terminal.ts";

/**
 * Runs one command line in this process.
 *
 * @param told - Aborts when the process is asked to stop.
 * @returns The exit code.
 */
export async function runCli(argv: readonly string[], told: AbortSignal): Promise<number> {
  const terminal = processTerminal(argv.includes("--json"));
  let exit: number = EXIT.ok;
  const program = createProgram({
    here: async (task) => {
      exit = await inThisProcess(task);
    },
    onLake: async (task) => {
      exit = (await onRunningPlatform()) ?? (await inThisProcess(task));
    },
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exit;
  } catch (error) {
    // Commander has printed the usage error; `--help` ends here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    // Node aborts a child process or a request with an error of its own: the reason is that of the signal.
    const isAbort = told.aborted && error instanceof Error && error.name === "AbortError";
    return printError(terminal, isAbort ? told.reason : error);
  }

  async function onRunningPlatform(): Promise<number | undefined> {
    const { DATABASE_URL, TETRON_HOME } = readSettings(Settings);
    const place = DATABASE_URL === undefined ? controlPlace(TETRON_HOME) : undefined;
    if (place === undefined) return undefined;
    const data = givenSetting("TETRON_DATA");
    return sendCommand(
      place,
      { argv, folder: process.cwd(), ...(data && { data }) },
      { terminal, signal: told },
    );
  }

  async function inThisProcess(task: Task): Promise<number> {
    const settings = readSettings(Settings);
    const serving = program.args[0] === "start";
    const log = createLog("tetron", {
      // For a single command only the answer matters, not its progress.
      level: !serving && settings.LOG_LEVEL === "info" ? "warn" : settings.LOG_LEVEL,
      pretty: process.stderr.isTTY === true,
      write: (line) => void process.stderr.write(line),
    });
    await using stack = new AsyncDisposableStack();
    return await task(ownHost(stack, { settings, terminal, log, signal: told }));
  }
}
