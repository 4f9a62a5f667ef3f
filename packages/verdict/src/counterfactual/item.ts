import type { ScoreInputs } from "../score-inputs.ts";
import type { Change } from "./alternative.ts";

/** What can be taken away from what a score was made of. */
export interface Item {
  readonly change: Pick<Change, "side" | "name" | "before" | "after">;
  readonly without: (inputs: ScoreInputs) => ScoreInputs;
}
