import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addIndexes(program: Command, runner: Runner): void {
  const index = program
    .command("index")
    .description("the indexes of known wallets in which scores search for neighbours");
  index
    .command("list", { isDefault: true })
    .description("print the newest indexes read by `POST /scrape`, and the current one")
    .action(() =>
      runner.onLake(async (host) => {
        const { showIndexes } = await import("../commands/indexes.ts");
        return showIndexes(host);
      }),
    );
  index
    .command("delete")
    .description("delete the promoted index, so that scores search for neighbours in the shipped one")
    .action(() =>
      runner.onLake(async (host) => {
        const { deleteIndexBy } = await import("../commands/indexes.ts");
        return deleteIndexBy(host);
      }),
    );
  index
    .command("rebuild")
    .description("rebuild the current index in OpenSearch while the present build is still searched")
    .action(() =>
      runner.onLake(async (host) => {
        const { rebuildIndex } = await import("../commands/rebuild-index.ts");
        return rebuildIndex(host);
      }),
    );
  index
    .command("promote <id>")
    .description("make scores search for neighbours in an index from now on; `shipped` is the shipped one")
    .action((id) =>
      runner.onLake(async (host) => {
        const { promoteIndexBy } = await import("../commands/indexes.ts");
        return promoteIndexBy(host, id);
      }),
    );
}
