/**
 * `npm run conformance -- [--examples N] [--seed S]`: starts Tetron and holds `/v1` against its own OpenAPI document with
 * all checks of schemathesis: no 5xx, no undocumented status, no answer that does not fit its schema. It exits with 1 on
 * any finding. 600 examples of each operation, the default, are more than 20,000 requests.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { aHome, startEmbedded } from "../platform.ts";
import { fuzzRest } from "./rest.ts";

const { values } = parseArgs({
  options: { examples: { type: "string", default: "600" }, seed: { type: "string", default: "1" } },
});

await using stack = new AsyncDisposableStack();
const tetron = stack.use(await startEmbedded(aHome(stack)));
const found = await fuzzRest(tetron, { seed: Number(values.seed), examples: Number(values.examples) });
if (found !== 0) process.exitCode = 1;
