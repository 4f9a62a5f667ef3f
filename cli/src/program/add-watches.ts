import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";

export function addWatches(program: Command, runner: Runner): void {
  const watch = program.command("watch").description("the wallets that tenants watch");
  const tenant = () => new Option("--tenant <id>", "whose").default(DEMO_TENANT);
  watch
    .command("list", { isDefault: true })
    .description("print a tenant's watched wallets, by network and address")
    .addOption(tenant())
    .option("--network <id>", "those of one network")
    .action((options) =>
      runner.onLake(async (host) => {
        const { showWatches } = await import("../commands/watches.ts");
        return showWatches(host, options);
      }),
    );
  for (const [name, verb] of [
    ["add", "watch wallets: their network is followed for them from its next block on"],
    ["remove", "do not watch wallets any more"],
  ] as const)
    watch
      .command(`${name} <address...>`)
      .description(verb)
      .option("--network <id>", "their network", "ethereum")
      .addOption(tenant())
      .action((addresses, options) =>
        runner.onLake(async (host) => {
          const { changeWatches } = await import("../commands/watches.ts");
          return changeWatches(host, name, { ...options, addresses });
        }),
      );
}
