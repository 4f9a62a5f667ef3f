import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addLabels(program: Command, runner: Runner): void {
  const labels = program.command("labels").description("what the words of lists mean");
  labels
    .command("contest <address>")
    .description("contest what a list says of an address: its labels there count less from now on")
    .requiredOption("--list <name>", "the list, as `labels explain` names it")
    .option("--reason <text>", "why the list is wrong; required unless --withdraw is given")
    .option("--withdraw", "withdraw the contest")
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant for whom it is contested; every tenant when absent")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { contestLabel } = await import("../commands/contest-label.ts");
        return contestLabel(host, address, options);
      }),
    );
  labels
    .command("explain <address>")
    .description("print what every list says of an address, what each word means, and what wins")
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant whose own lists count too")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { explainLabels } = await import("../commands/labels.ts");
        return explainLabels(host, address, options);
      }),
    );
}

export function addLists(program: Command, runner: Runner): void {
  const lists = program.command("lists").description("the lists that say who wallets are");
  lists
    .command("show", { isDefault: true })
    .description("print which edition of each list is in force, and how old it is")
    .action(() =>
      runner.onLake(async (host) => {
        const { showLists } = await import("../commands/lists.ts");
        return showLists(host);
      }),
    );
  lists
    .command("refresh <source...>")
    .description(
      "take current sanctions from files or URLs: the SDN list in advanced XML, or sanctioned_addresses_<ASSET>.txt or .json",
    )
    .option("--date <day>", "day of the edition, such as 2026-01-31, when the file does not say it")
    .option("--sha256 <hash>", "what the file must hash to")
    .option("--force", "replace a list although it shrinks by more than half, or a newer edition is held")
    .option("--dry-run", "print what would change, and change nothing")
    .action((sources, options) =>
      runner.onLake(async (host) => {
        const { refreshLists } = await import("../commands/lists.ts");
        return refreshLists(host, { ...options, sources });
      }),
    );
  lists
    .command("rollback <list>")
    .description("take the edition of a sanctions list back that the current one has replaced")
    .option("--dry-run", "print what would change, and change nothing")
    .action((list, options) =>
      runner.onLake(async (host) => {
        const { rollBackList } = await import("../commands/lists.ts");
        return rollBackList(host, list, options);
      }),
    );
  lists
    .command("build")
    .description(
      "build the lists that ship from TETRON_DATA, without training; the same data gives the same bytes",
    )
    .action(() =>
      runner.here(async (host) => {
        const { buildShippedLists } = await import("../commands/build-lists.ts");
        return buildShippedLists(host);
      }),
    );
}
