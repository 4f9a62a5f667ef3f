import type { FlattenNodePathSegment, PlanNode } from "@graphql-hive/router-query-planner";
import { isPromise } from "./data.ts";
import { entityStep } from "./entity-step.ts";
import { fetchStep } from "./fetch-step.ts";
import { compileLookup } from "./lookup.ts";
import type { PlanTools } from "./plan-tools.ts";
import type { Step } from "./run.ts";

/**
 * Compiles a plan into one function.
 *
 * @param at - The place of the entities of the fetches below; the root when absent.
 */
export function compileSteps(
  node: PlanNode,
  tools: PlanTools,
  at: readonly FlattenNodePathSegment[] = [],
): Step {
  switch (node.kind) {
    case "Fetch": {
      const call = tools.callOf(node);
      if (!node.requires?.length) return fetchStep(node, call, tools);
      const { requires, inputRewrites = [], outputRewrites = [], variableUsages } = node;
      const names = { alias: "_entities", representationsVariableName: "representations", paths: [[...at]] };
      const lookup = compileLookup({ ...names, requires, inputRewrites, outputRewrites }, tools);
      return entityStep(call, [lookup], variableUsages);
    }
    case "BatchFetch": {
      const lookups = node.entityBatch.aliases.map((alias) => compileLookup(alias, tools));
      return entityStep(tools.callOf(node), lookups, node.variableUsages);
    }
    case "Flatten":
      return compileSteps(node.node, tools, node.path);
    case "Sequence":
      return sequence(node.nodes.map((child) => compileSteps(child, tools, at)));
    case "Parallel":
      return parallel(node.nodes.map((child) => compileSteps(child, tools, at)));
    case "Condition":
    case "Subscription":
    case "Defer":
      throw new Error(`A plan has a ${node.kind} where a fetch is expected.`);
  }
}

function sequence(steps: readonly Step[]): Step {
  return (run) => {
    let index = 0;
    const next = (): void | Promise<void> => {
      while (index < steps.length) {
        const result = steps[index++]!(run);
        if (isPromise(result)) return result.then(next);
      }
    };
    return next();
  };
}

function parallel(steps: readonly Step[]): Step {
  return (run) => {
    const waiting: Promise<void>[] = [];
    for (const step of steps) {
      try {
        const result = step(run);
        if (isPromise(result)) waiting.push(result);
      } catch (thrown) {
        // The client has disconnected. Pending steps must still be awaited, or their rejections go unhandled.
        waiting.push(Promise.reject(thrown));
        break;
      }
    }
    return waiting.length < 2 ? waiting[0] : allOf(waiting);
  };
}

/** `Promise.all` without the list of results. */
function allOf(waiting: readonly Promise<void>[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = waiting.length;
    const one = () => {
      left--;
      if (left === 0) resolve();
    };
    for (const promise of waiting) promise.then(one, reject);
  });
}
