import type { DocumentNode } from "graphql";
import { boundedMap } from "./bounded-map.ts";
import { conditionVariables } from "./conditions.ts";
import type { Data } from "./data.ts";
import type { Project } from "./projection.ts";

/** Combinations of conditions that are kept compiled for one operation. */
const MAX_VARIANTS = 64;

/**
 * Keeps one projection for each combination of the variables that `@skip` and `@include` look at, so that
 * nothing is left to decide while an answer is projected.
 */
export function projections(
  document: DocumentNode,
  compile: (variables: Data) => Project,
): (variables: Data) => Project {
  const names = conditionVariables(document);
  if (names.length === 0) {
    const only = compile({});
    return () => only;
  }
  const variants = boundedMap<string, Project>(MAX_VARIANTS);
  return (variables) => {
    const flags = names.map((name) => variables[name] === true);
    const id = flags.join();
    const known = variants.get(id);
    if (known !== undefined) return known;
    const project = compile(Object.fromEntries(names.map((name, index) => [name, flags[index]])));
    variants.set(id, project);
    return project;
  };
}
