import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { folderCycles, type Module } from "./folder-cycles.ts";

const ROOMS = ["packages", "subgraphs", "gateway", "embedded", "cli", "tools", "tests"];

interface Cruise {
  readonly modules: readonly Module[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const { stdout, stderr } = spawnSync("depcruise", [...ROOMS, "--output-type", "json"], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
if (!stdout) throw new Error(stderr);
const { modules, summary }: Cruise = JSON.parse(stdout);

// Fails when dependency-cruiser misses files: without TypeScript support it finds no modules and no
// violations.
const cruised = new Set(modules.map(({ source }) => source));
const files = globSync(`{${ROOMS.join(",")}}/**/*.ts`, {
  exclude: (path) => /(^|\/)(node_modules|fixtures|dist)$/.test(path),
});
const unseen = files.filter((file) => !cruised.has(file));
const complaints = [
  ...unseen.map((file) => `not cruised: ${file}`),
  ...folderCycles(modules).map((way) => `folders in a circle: ${way}`),
  ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
];

console.log(`${cruised.size} modules, ${files.length} of them ours, ${complaints.length} violations`);
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length > 0 || files.length === 0 ? 1 : 0;
