/**
 * `npm run fuzz -- [--minutes N] [--requests N] [--seed S] [--only graphql|rest]`: starts Tetron, sends it
 * random requests, and exits with 1 on any unintended answer: a SERVER_ERROR, a 5xx, a hang or a crash.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { aHome, startEmbedded } from "../platform.ts";
import { fuzzGraphQL } from "./graphql.ts";
import { fuzzRest } from "./rest.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string" },
    requests: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
const requests = Number(values.requests ?? (minutes === undefined ? 50_000 : Number.POSITIVE_INFINITY));
// Half of the time is for REST.
const deadline = Date.now() + (minutes === undefined ? Number.POSITIVE_INFINITY : (minutes * 60_000) / 2);
const EXAMPLES_A_MINUTE = 40;

console.log(`seed ${seed}`);
await using stack = new AsyncDisposableStack();
const tetron = stack.use(await startEmbedded(aHome(stack)));

if (values.only !== "rest") {
  const { sent, statuses, failures } = await fuzzGraphQL(tetron, { seed, requests, deadline });
  const total = Object.values(sent).reduce((sum, count) => sum + count, 0);
  console.log(`GraphQL: ${total} requests ${JSON.stringify(sent)}, answers ${JSON.stringify(statuses)}`);
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  console.log(`GraphQL: ${failures.length} failures`);
  if (failures.length > 0) process.exitCode = 1;
}
if (values.only !== "graphql") {
  const examples = Math.max(10, Math.round((minutes ?? 4) * EXAMPLES_A_MINUTE));
  if ((await fuzzRest(tetron, { seed, examples })) !== 0) process.exitCode = 1;
}
