import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addIndexes(program: Command, runner: Runner): void {
  const index = program
    .command("index")
    .description("the indexes of known wallets in which scores look for neighbours");
  index
    .command("list", { isDefault: true })
    .description("print the newest indexes that were read by `POST /scrape`, and which one is in force")
    .action(() =>
      runner.onLake(async (host) => {
        const { showIndexes } = await import("../commands/indexes.ts");
        return showIndexes(host);
      }),
    );
  index
    .command("delete")
    .description("delete the promoted index, and let scores look for neighbours in the one that ships")
    .action(() =>
      runner.onLake(async (host) => {
        const { deleteIndexBy } = await import("../commands/indexes.ts");
        return deleteIndexBy(host);
      }),
    );
  index
    .command("rebuild")
    .description("build the index in force again in OpenSearch, while the present build is searched")
    .action(() =>
      runner.onLake(async (host) => {
        const { rebuildIndex } = await import("../commands/rebuild-index.ts");
        return rebuildIndex(host);
      }),
    );
  index
    .command("promote <id>")
    .description("let scores look for neighbours in an index from now on; `shipped` is the one that ships")
    .action((id) =>
      runner.onLake(async (host) => {
        const { promoteIndexBy } = await import("../commands/indexes.ts");
        return promoteIndexBy(host, id);
      }),
    );
}
