import type { EntityBatchAlias } from "@graphql-hive/router-query-planner";
import type { Data, Path } from "./data.ts";
import type { PlanTools } from "./plan-tools.ts";
import { compileRepresentation } from "./representation.ts";
import { compileRewrites, type Rewrites } from "./rewrite.ts";
import { compileTargets, type FindTargets } from "./targets.ts";

/** One `_entities` field of a fetch: which objects it completes and how they are represented. */
export interface Lookup {
  /** The response key of its `_entities` field. */
  readonly key: string;
  /** The variable that carries its representations. */
  readonly variable: string;
  readonly finders: readonly FindTargets[];
  readonly represent: (entity: Data) => Data | undefined;
  readonly output: Rewrites | null;
}

/** Compiles a look-up of a plan. */
export function compileLookup(node: EntityBatchAlias, { fits }: PlanTools): Lookup {
  return {
    key: node.alias,
    variable: node.representationsVariableName,
    finders: node.paths.map((path) => compileTargets(path, fits)),
    represent: compileRepresentation(node.requires, node.inputRewrites, fits),
    output: compileRewrites(node.outputRewrites, fits),
  };
}

/** The distinct representations of one variable. */
export interface Representations {
  readonly list: Data[];
  /** By identity; created with the second representation. */
  indexes: Map<string, number> | undefined;
}

/** Places of a look-up's entities, by the index of their representation. */
export interface Places {
  readonly targets: Data[][];
  readonly paths: Path[][];
}

/** Finds a look-up's entities in the answer so far and adds their representations to `into`. */
export function gatherEntities(lookup: Lookup, data: Data, into: Representations): Places {
  const targets: Data[][] = [];
  const paths: Path[][] = [];
  const add = (target: Data, path: Path) => {
    const representation = lookup.represent(target);
    if (representation === undefined) return;
    const index = indexOf(representation, into);
    const known = targets[index];
    if (known === undefined) {
      targets[index] = [target];
      paths[index] = [path.slice()];
    } else {
      known.push(target);
      paths[index]?.push(path.slice());
    }
  };
  for (const find of lookup.finders) find(data, add);
  return { targets, paths };
}

function indexOf(representation: Data, known: Representations): number {
  const { list } = known;
  if (list.length === 0) return list.push(representation) - 1;
  known.indexes ??= new Map([[identityOf(list[0]!), 0]]);
  const identity = identityOf(representation);
  const index = known.indexes.get(identity);
  if (index !== undefined) return index;
  known.indexes.set(identity, list.length);
  return list.push(representation) - 1;
}

/** A text that identifies a representation. Fast for string keys, the usual case. */
function identityOf(representation: Data): string {
  let identity = "";
  for (const key in representation) {
    const value = representation[key];
    if (typeof value !== "string") return JSON.stringify(representation);
    identity += `${key} ${value.length}:${value}`;
  }
  return identity;
}
