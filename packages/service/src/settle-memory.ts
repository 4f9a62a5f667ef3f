import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back what starting took, once a process is ready. Node reads a package's `package.json` anew for
 * each module that it loads from it; for one of 179 kB that is 160 MB of garbage, which an idle process
 * would keep.
 */
export function settleMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options: object) => void;
  collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
