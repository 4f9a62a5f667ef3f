import { buildArtifacts } from "./build-artifacts.ts";
import type { TrainOptions } from "./train-options.ts";
import { trainReputationOf } from "./train-reputation-of.ts";
import { writeBuild } from "./write-build.ts";
import { writeCards } from "./write-cards.ts";

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
