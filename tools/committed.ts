import { execFileSync } from "node:child_process";
import { GENERATED } from "./places.ts";

const git = (...args: readonly string[]) =>
  execFileSync("git", [...args, "--", ...GENERATED], { encoding: "utf8" });

// Run after codegen: any difference from the index was edited by hand or not generated.
const changed = git("diff", "--stat");
const untracked = git("ls-files", "--others", "--exclude-standard");

process.stdout.write(`${changed}${untracked.replace(/^(?=.)/gm, "untracked: ")}`);
process.exitCode = changed || untracked ? 1 : 0;
