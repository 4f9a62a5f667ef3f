import type { FetchNode } from "@graphql-hive/router-query-planner";
import { type Answer, type Call, callSubgraph } from "./call.ts";
import { type Data, isPromise } from "./data.ts";
import { errorAt } from "./failure.ts";
import { merge } from "./merge.ts";
import type { PlanTools } from "./plan-tools.ts";
import { compileRewrites, type Rewrites } from "./rewrite.ts";
import type { Run, Step } from "./run.ts";

/** A fetch of root fields. */
export function fetchStep(node: FetchNode, call: Call, { fits }: PlanTools): Step {
  const pick = pickVariables(node.variableUsages);
  const rewrites = compileRewrites(node.outputRewrites, fits);
  return (run) => {
    const answer = callSubgraph(call, run, pick(run.variables));
    if (isPromise(answer)) return answer.then((settled) => receiveRoot(run, settled, rewrites));
    return receiveRoot(run, answer, rewrites);
  };
}

/** Merges an answer to root fields into the run. */
export function receiveRoot(run: Run, answer: Answer, rewrites: Rewrites | null): void {
  for (const error of answer.errors)
    run.errors.push(error.path && rewrites ? errorAt(error, rewrites.path(error.path)) : error);
  if (answer.data === null) return;
  rewrites?.apply(answer.data);
  merge(run.data, answer.data);
}

/** Only the variables that one fetch uses; those the client omitted stay omitted. */
export function pickVariables(usages: readonly string[] | undefined): (variables: Data) => Data {
  if (!usages?.length) return () => ({});
  return (variables) => {
    const picked: Data = {};
    for (const name of usages) if (variables[name] !== undefined) picked[name] = variables[name];
    return picked;
  };
}
