import { resolve } from "node:path";
import type { RunCommand } from "@tetron/embedded/control/serve";
import type { Platform } from "@tetron/embedded/platform";
import { type Command, CommanderError } from "commander";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import type { Runner } from "../runner.ts";
import { printError, type Terminal } from "../terminal.ts";

/** Creates the command line for a runner. Passed as a parameter to avoid an import cycle through `start`. */
export type CreateProgram = (runner: Runner) => Command;

/** Runs command lines on an open platform, with its lake and subgraphs. */
export function commandOn(
  platform: Platform,
  base: Pick<Host, "settings" | "log">,
  createProgram: CreateProgram,
): RunCommand {
  return async ({ argv, folder, data }, { signal, ...io }) => {
    const json = argv.includes("--json");
    const terminal: Terminal = {
      ...io,
      json,
      interactive: false,
      ready: async () => {},
      style: (_style, text) => text,
    };
    // Paths of the platform's own settings are relative to the folder that it was started in.
    const settings = { ...base.settings, TETRON_DATA: data ?? resolve(base.settings.TETRON_DATA) };
    const host: Host = {
      ...base,
      settings,
      terminal,
      folder,
      hasInput: false,
      signal,
      lake: async () => platform.lake,
      platform: async () => platform,
    };
    let exit: ExitCode = EXIT.ok;
    const program = createProgram({
      onLake: async (task) => {
        exit = await task(host);
      },
      here: async () => {
        throw new Error("This command does not run inside the platform.");
      },
    });
    try {
      await program.parseAsync([...argv], { from: "user" });
      return exit;
    } catch (error) {
      // The sending process has parsed the command, so only another version's platform gets here.
      return error instanceof CommanderError ? EXIT.usage : printError(terminal, error);
    }
  };
}
