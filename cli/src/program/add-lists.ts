import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addLabels(program: Command, runner: Runner): void {
  const labels = program.command("labels").description("the meaning of list words");
  labels
    .command("contest <address>")
    .description("contest a list's labels of an address: they count less from now on")
    .requiredOption("--list <name>", "the list, as `labels explain` names it")
    .option("--reason <text>", "why the list is wrong; required unless --withdraw is given")
    .option("--withdraw", "withdraw the contest")
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant for which it is contested; every tenant when absent")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { contestLabel } = await import("../commands/contest-label.ts");
        return contestLabel(host, address, options);
      }),
    );
  labels
    .command("explain <address>")
    .description(
      "print every list's labels of an address, the meaning of each word, and the resulting stance",
    )
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant whose own lists also count")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { explainLabels } = await import("../commands/labels.ts");
        return explainLabels(host, address, options);
      }),
    );
}

export function addLists(program: Command, runner: Runner): void {
  const lists = program.command("lists").description("the lists of labels and sanctions");
  lists
    .command("show", { isDefault: true })
    .description("print the current edition of each list and its age")
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
    .option("--date <day>", "date of the edition, such as 2026-01-31, if the file does not contain it")
    .option("--sha256 <hash>", "the required hash of the file")
    .option("--force", "replace a list even if it shrinks by more than half, or a newer edition is stored")
    .option("--dry-run", "print what would change, without changing anything")
    .action((sources, options) =>
      runner.onLake(async (host) => {
        const { refreshLists } = await import("../commands/lists.ts");
        return refreshLists(host, { ...options, sources });
      }),
    );
  lists
    .command("rollback <list>")
    .description("restore the previous edition of a sanctions list")
    .option("--dry-run", "print what would change, without changing anything")
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
