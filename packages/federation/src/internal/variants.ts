import type { DocumentNode } from "graphql";
import { boundedMap } from "./bounded-map.ts";
import { conditionVariables } from "./conditions.ts";
import type { Data } from "./data.ts";

/** Maximum number of compiled combinations of conditions per operation. */
const MAX_VARIANTS = 64;

/**
 * Caches the compiled form of an operation for each combination of the variables used by `@skip` and
 * `@include`, so that no condition is evaluated at run time.
 */
export function variants<Compiled>(
  document: DocumentNode,
  compile: (variables: Data) => Compiled,
): (variables: Data) => Compiled {
  const names = conditionVariables(document);
  if (names.length === 0) {
    const only = compile({});
    return () => only;
  }
  const kept = boundedMap<string, Compiled>(MAX_VARIANTS);
  return (variables) => {
    const flags = names.map((name) => variables[name] === true);
    const id = flags.join();
    const known = kept.get(id);
    if (known !== undefined) return known;
    const compiled = compile(Object.fromEntries(names.map((name, index) => [name, flags[index]])));
    kept.set(id, compiled);
    return compiled;
  };
}
