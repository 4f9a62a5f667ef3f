import { SHARED_OWNERS } from "@tetron/domain/owner";
import { openTetron } from "@tetron/embedded/open-tetron";
import { isSimulating } from "@tetron/embedded/simulation/settings";
import { currentSources } from "@tetron/lake/sources";
import { run } from "@tetron/service/run";
import { settleMemory } from "@tetron/service/settle-memory";
import { banner } from "../banner.ts";
import { type CreateProgram, commandOn } from "../control/command.ts";
import { dataAges } from "../data-ages.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { printError } from "../terminal.ts";

/**
 * Serves the whole platform until it is asked to stop.
 *
 * @param createProgram - Creates the command line for commands that the user's other processes send.
 */
export async function start(host: Host, createProgram: CreateProgram): Promise<ExitCode> {
  const { settings, log, terminal, signal: told } = host;
  let failed: ExitCode = EXIT.failed;
  const tellRefusal = (error: unknown) => {
    failed = printError(terminal, error);
  };
  await run({ log, told, tellRefusal }, async (stack, stopping) => {
    const tetron = await openTetron(stack, {
      settings,
      log,
      stopping,
      command: (platform) => commandOn(platform, host, createProgram),
    });
    const { url, key } = tetron;
    const { lake, scoring } = tetron.platform;
    const ages = dataAges(await currentSources(lake.db, SHARED_OWNERS), scoring.shelfLives, new Date());
    const told = { url, key: key?.isNew ? key.secret : null, key_file: key?.file ?? null };
    if (terminal.json) terminal.print(JSON.stringify(told));
    else
      for (const line of banner({ ...tetron, ages, simulating: isSimulating(settings) }, terminal).split(
        "\n",
      ))
        terminal.print(line);
    settleMemory();
  });
  return process.exitCode === EXIT.failed ? failed : EXIT.ok;
}
