import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";

export function addArchive(program: Command, runner: Runner): void {
  const archive = program
    .command("archive")
    .description("the archive of blocks, links, histories and scores");
  archive
    .command("status", { isDefault: true })
    .description("print the contents and the backlog of the archive")
    .action(() =>
      runner.onLake(async (host) => {
        const { showArchive } = await import("../commands/archive.ts");
        return showArchive(host);
      }),
    );
  archive
    .command("verify")
    .description("check every file against its checksum")
    .action(() =>
      runner.onLake(async (host) => {
        const { verifyArchive } = await import("../commands/archive.ts");
        return verifyArchive(host);
      }),
    );
  archive
    .command("erase")
    .description("remove a tenant's archived data")
    .requiredOption("--tenant <id>", "the tenant")
    .action((options) =>
      runner.onLake(async (host) => {
        const { eraseTenant } = await import("../commands/archive.ts");
        return eraseTenant(host, options);
      }),
    );
  program
    .command("query <sql>")
    .description(
      "answer a SELECT over the archive: blocks, transactions, movements, links, histories and scores, of every tenant",
    )
    .addOption(
      new Option("--format <name>", "how rows are printed")
        .choices(["table", "json", "csv"])
        .default("table"),
    )
    .action((sql, { format }) =>
      runner.onLake(async (host) => {
        const { query } = await import("../commands/query.ts");
        return query(host, sql, format);
      }),
    );
  program
    .command("rebuild")
    .description("rebuild derived data: movements, wallets, the graph and reputations")
    .addOption(new Option("--from <source>", "where from").choices(["archive"]).makeOptionMandatory())
    .action(() =>
      runner.onLake(async (host) => {
        const { rebuild } = await import("../commands/rebuild.ts");
        return rebuild(host);
      }),
    );
}
