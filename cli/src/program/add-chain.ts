import type { Command } from "commander";
import type { Runner } from "../runner.ts";
import { wholeHeight } from "./arguments.ts";

export function addChain(program: Command, runner: Runner): void {
  const chain = program.command("chain").description("the followed chains");
  chain
    .command("status", { isDefault: true })
    .description("print the progress of following each chain and of reading old blocks")
    .action(() =>
      runner.onLake(async (host) => {
        const { showChains } = await import("../commands/chain.ts");
        return showChains(host);
      }),
    );
  chain
    .command("backfill")
    .description("read old, final blocks in the background; `chain status` prints the progress")
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
    .description(
      "delete the stored data of a chain and start over, for example after a reorg below a final block",
    )
    .requiredOption("--network <id>", "the network")
    .action(({ network }) =>
      runner.onLake(async (host) => {
        const { reset } = await import("../commands/chain.ts");
        return reset(host, network);
      }),
    );
}
