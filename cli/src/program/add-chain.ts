import type { Command } from "commander";
import type { Runner } from "../runner.ts";
import { wholeHeight } from "./arguments.ts";

export function addChain(program: Command, runner: Runner): void {
  const chain = program.command("chain").description("the chains that are followed");
  chain
    .command("status", { isDefault: true })
    .description("print how far each chain is followed, and how far old blocks are read")
    .action(() =>
      runner.onLake(async (host) => {
        const { showChains } = await import("../commands/chain.ts");
        return showChains(host);
      }),
    );
  chain
    .command("backfill")
    .description("read old, final blocks in the background; `chain status` prints how far that is")
    .requiredOption("--network <id>", "the network")
    .requiredOption("--from <height>", "height of the first block", wholeHeight)
    .requiredOption("--to <height>", "height of the last block", wholeHeight)
    .action((options) =>
      runner.onLake(async (host) => {
        const { backfill } = await import("../commands/chain.ts");
        return backfill(host, options);
      }),
    );
  chain
    .command("reset")
    .description("forget what is held of a chain and begin anew, as after a reorg below what was final")
    .requiredOption("--network <id>", "the network")
    .action(({ network }) =>
      runner.onLake(async (host) => {
        const { reset } = await import("../commands/chain.ts");
        return reset(host, network);
      }),
    );
}
