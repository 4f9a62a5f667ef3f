import type { BuildOptions } from "./build-artifacts.ts";

export interface TrainOptions extends BuildOptions {
  /** Folder of what ships, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. */
  readonly cards: URL;
}
