/**
 * Checks whether a change made something slower: runs the benchmarks of two checkouts in turn, parent and
 * change, and prints the median of change / parent for each figure. Exits with 1 when one is above the limit.
 *
 *     npm run bench:compare -- --parent ../parent [--runs 7] [--bench score --bench router]
 *
 * The parent is a checkout with its dependencies installed (`git worktree add ../parent COMMIT`, `npm ci`).
 *
 * @module
 */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { median } from "./quantiles.ts";

/** A ratio above this counts as slower; anything less is noise. */
const MAX_RATIO = 1.05;
const RUN_DEADLINE_MS = 600_000;

type Figures = Readonly<Record<string, number>>;

/** Paths of the numbers in each benchmark's JSON that are compared. All are times: lower is better. */
const FIGURES: Readonly<Record<string, RegExp>> = {
  score: /^http\.\d+\.p50$/,
  federation: /^federated_us$/,
  router: /\.router_in_ms\.p50$/,
  reputation: /^shipped\.\w+_us$/,
  "reputation-rest": /^timings\.\d+\.p50$/,
};

const { values } = parseArgs({
  options: {
    parent: { type: "string" },
    runs: { type: "string", default: "7" },
    bench: { type: "string", multiple: true, default: ["score", "federation", "router", "reputation"] },
  },
});
const runs = Number(values.runs);
if (values.parent === undefined) throw new Error("--parent: name the directory of the parent's checkout.");
if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs: give a whole number from 1 on.");
const unknown = values.bench.find((name) => !Object.hasOwn(FIGURES, name));
if (unknown !== undefined)
  throw new Error(`--bench: "${unknown}" is none of ${Object.keys(FIGURES).join(", ")}.`);

let isSlower = false;
for (const name of values.bench) {
  const ratios = new Map<string, number[]>();
  for (let run = 1; run <= runs; run++) {
    process.stderr.write(`${name}: run ${run} of ${runs}\n`);
    const parent = await figuresOf(name, resolve(values.parent));
    const change = await figuresOf(name, process.cwd());
    for (const [figure, time] of Object.entries(change)) {
      const before = parent[figure];
      if (before === undefined) throw new Error(`${name}: the parent has no figure "${figure}".`);
      ratios.set(figure, [...(ratios.get(figure) ?? []), time / before]);
    }
  }
  for (const [figure, each] of ratios) {
    const middle = median(each);
    isSlower ||= middle > MAX_RATIO;
    const all = each.map((ratio) => ratio.toFixed(2)).join(" ");
    console.log(`${name}, ${figure}: median ${middle.toFixed(3)} of the parent (${all})`);
  }
}
process.exitCode = isSlower ? 1 : 0;

async function figuresOf(name: string, directory: string): Promise<Figures> {
  const { stdout } = await promisify(execFile)("npm", ["run", "-s", `bench:${name}`, "--", "--json"], {
    cwd: directory,
    timeout: RUN_DEADLINE_MS,
    maxBuffer: 2 ** 26,
  });
  const figures = [...numbersIn(JSON.parse(stdout))].filter(([path]) => FIGURES[name]!.test(path));
  if (figures.length === 0) throw new Error(`${name}: ${directory} printed no figure ${FIGURES[name]}.`);
  return Object.fromEntries(figures);
}

function* numbersIn(value: unknown, path = ""): Generator<[path: string, value: number]> {
  if (typeof value === "number") yield [path, value];
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value))
      yield* numbersIn(each, path === "" ? key : `${path}.${key}`);
}
