import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";

export function addPrices(program: Command, runner: Runner): void {
  const prices = program.command("prices").description("the daily prices used for the values of transfers");
  prices
    .command("status", { isDefault: true })
    .description("print the days for which each asset's price is stored")
    .action(() =>
      runner.onLake(async (host) => {
        const { showPrices } = await import("../commands/prices.ts");
        return showPrices(host);
      }),
    );
  prices
    .command("import <file>")
    .description(
      "take a file of daily prices (asset, day, usd; - is standard input), and value transfers by them",
    )
    .addOption(
      new Option("--format <name>", "told by the file's name when absent").choices(["ndjson", "csv"]),
    )
    .action((file, { format }) =>
      runner.onLake(async (host) => {
        const { importPriceFile } = await import("../commands/prices.ts");
        return importPriceFile(host, { file, format });
      }),
    );
}
