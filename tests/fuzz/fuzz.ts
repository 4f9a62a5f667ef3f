/**
 * `npm run fuzz -- [--minutes N] [--requests N] [--seed S] [--only graphql|rest|stream]`: starts Tetron, sends it
 * random requests, and exits with 1 on any unintended answer: a SERVER_ERROR, a 5xx, a hang or a crash.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { aHome, startEmbedded } from "../platform.ts";
import { fuzzGraphQL } from "./graphql.ts";
import { WITH_INSPECTOR } from "./live-heap.ts";
import { fuzzRest } from "./rest.ts";
import { fuzzStream } from "./stream.ts";

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
// Half of the time is for REST, and a quarter each for the graph and for streams, unless one is alone.
const share = values.only === undefined ? 1 / 4 : 1;
const deadlineOfPart = () => Date.now() + (minutes ?? Number.POSITIVE_INFINITY) * 60_000 * share;
const SOCKETS = 20_000;
const EXAMPLES_A_MINUTE = 40;

console.log(`seed ${seed}`);
await using stack = new AsyncDisposableStack();
const tetron = stack.use(await startEmbedded(aHome(stack), WITH_INSPECTOR));

const runs = (part: string) => values.only === undefined || values.only === part;

if (runs("graphql")) {
  const { sent, statuses, failures } = await fuzzGraphQL(tetron, {
    seed,
    requests,
    deadline: deadlineOfPart(),
  });
  const total = Object.values(sent).reduce((sum, count) => sum + count, 0);
  console.log(`GraphQL: ${total} requests ${JSON.stringify(sent)}, answers ${JSON.stringify(statuses)}`);
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  console.log(`GraphQL: ${failures.length} failures`);
  if (failures.length > 0) process.exitCode = 1;
}
if (runs("stream")) {
  const limit = minutes === undefined ? SOCKETS : Number.POSITIVE_INFINITY;
  const found = await fuzzStream(tetron, { seed, sockets: limit, deadline: deadlineOfPart() });
  const { frames, sockets, closes, failures } = found;
  console.log(`Streams: closed with ${JSON.stringify(closes)}`);
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  console.log(`Streams: ${frames} frames, ${sockets} sockets, ${failures.length} failures`);
  if (failures.length > 0) process.exitCode = 1;
}
if (runs("rest")) {
  const examples = Math.max(10, Math.round((minutes ?? 4) * EXAMPLES_A_MINUTE));
  if ((await fuzzRest(tetron, { seed, examples })) !== 0) process.exitCode = 1;
}
