import { spawnSync } from "node:child_process";

/** The checks of every commit, cheapest first; each is a command that can be run alone. */
const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["codegen", "node", "tools/codegen.ts"],
  ["generated files are committed", "node", "tools/committed.ts"],
  ["biome", "biome", "check", "--error-on-warnings", "."],
  ["types", "tsc"],
  ["examples", "node", "tools/examples.ts"],
  ["graph breaks no client", "node", "tools/graph.ts"],
  ["boundaries", "node", "tools/boundaries.ts"],
  ["knip", "knip"],
  ["knip without tests", "knip", "--config", "knip.production.jsonc"],
  ["unit tests", "vitest", "run", "--project", "unit"],
];

for (const [name, command, ...args] of STEPS) {
  const start = performance.now();
  process.stdout.write(`${name} … `);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`ok, ${seconds} s`);
    continue;
  }
  console.log(`failed after ${seconds} s: ${[command, ...args].join(" ")}\n`);
  console.log(error?.message ?? `${stdout}${stderr}`);
  process.exit(1);
}
