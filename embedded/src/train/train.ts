import { type BuildOptions, buildArtifacts } from "./build-artifacts.ts";
import { trainReputationOf } from "./train-reputation-of.ts";
import { writeBuild } from "./write-build.ts";
import { writeCards } from "./write-cards.ts";

export interface TrainOptions extends BuildOptions {
  /** Folder of what ships, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. */
  readonly cards: URL;
}

/**
 * Builds what ships from the data folder, evaluates it and writes both. The same data and date give the same
 * bytes, cards included.
 */
export async function train(options: TrainOptions): Promise<void> {
  const build = await buildArtifacts(options);
  await writeBuild(options.artifacts, build);
  await writeCards(options.cards, build, options);
  await trainReputationOf(build, options);
}
