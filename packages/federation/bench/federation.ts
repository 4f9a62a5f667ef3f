import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type ExecutionResult, execute, parse, validate } from "graphql";
import { inProcess } from "../src/in-process.ts";
import { createSupergraph } from "../src/supergraph.ts";
import { compose, subgraphSchema } from "../test/compose.ts";
import { FEDERATED, MONOLITH, QUERY, VARIABLES } from "./wallet-graph.ts";

/**
 * CPU time of one query on the federated executor beside the same query on one schema, both in this process
 * and this run: documents parsed and validated once, rounds alternating, medians compared.
 */
const GOAL = 2.5;
const ROUNDS = 31;
const ROUND_MS = 100;

// graphql-js reads it on load, so it must be set before.
if (process.env["NODE_ENV"] !== "production") {
  const env = { ...process.env, NODE_ENV: "production" };
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { env, stdio: "inherit" }).status ?? 1);
}

type Subject = () => ExecutionResult | Promise<ExecutionResult>;

const document = parse(QUERY);
const schema = buildSubgraphSchema([
  { typeDefs: parse(MONOLITH.sdl), resolvers: MONOLITH.resolvers as never },
]);
assert.deepEqual(validate(schema, document), []);
const overSubgraphs = (compile: boolean): Subject => {
  const entries = Object.entries(FEDERATED).map(
    ([name, source]) => [name, inProcess(subgraphSchema(source), { compile })] as const,
  );
  const supergraph = createSupergraph({ sdl: compose(FEDERATED), subgraphs: Object.fromEntries(entries) });
  return () => supergraph.execute({ document, variables: VARIABLES });
};
const subjects: Record<string, Subject> = {
  "one schema": () => execute({ schema, document, variableValues: VARIABLES }),
  federated: overSubgraphs(true),
  "federated, graphql-js in the subgraphs": overSubgraphs(false),
};

const answers = await Promise.all(Object.values(subjects).map(async (run) => JSON.stringify(await run())));
for (const answer of answers) assert.equal(answer, answers[0], "all must answer the same");

/** Microseconds of CPU for each operation over one round. */
async function round(run: Subject): Promise<number> {
  const before = process.cpuUsage();
  const end = performance.now() + ROUND_MS;
  let operations = 0;
  while (performance.now() < end) {
    for (let batch = 0; batch < 20; batch++) {
      const result = run();
      if (result instanceof Promise) await result;
    }
    operations += 20;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / operations;
}

const rounds: Record<string, number[]> = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
for (const run of Object.values(subjects)) for (let warm = 0; warm < 8; warm++) await round(run);
for (let index = 0; index < ROUNDS; index++)
  for (const [name, run] of Object.entries(subjects)) rounds[name]!.push(await round(run));

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const [alone, over, plain] = Object.values(rounds).map(median) as [number, number, number];
const bytes = Buffer.byteLength(answers[0]!);
const result = {
  bytes,
  one_schema_us: alone,
  federated_us: over,
  federated_graphql_js_us: plain,
  ratio: over / alone,
  ratio_graphql_js: plain / alone,
  goal: GOAL,
  node_env: "production",
};

if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else {
  console.log(`${bytes} bytes of answer, 4 subgraphs in process, NODE_ENV=production, ${ROUNDS} rounds each`);
  console.log(`one schema, graphql-js                   ${alone.toFixed(1).padStart(6)} µs of CPU`);
  console.log(
    `federated                                ${over.toFixed(1).padStart(6)} µs, ${result.ratio.toFixed(2)} of it (goal: at most ${GOAL})`,
  );
  console.log(
    `federated, graphql-js in the subgraphs   ${plain.toFixed(1).padStart(6)} µs, ${result.ratio_graphql_js.toFixed(2)} of it`,
  );
}
process.exitCode = result.ratio <= GOAL ? 0 : 1;
