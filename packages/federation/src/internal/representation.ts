import type { InputRewrite, RequiresSelection } from "@graphql-hive/router-query-planner";
import { type Data, isData } from "./data.ts";
import { merge } from "./merge.ts";
import type { Fits } from "./possible-types.ts";
import { compileRewrites } from "./rewrite.ts";

/**
 * Compiles the fields that a fetch requires of an entity (its key and `@requires` fields) into a function
 * that extracts them from the entity's data so far.
 *
 * A required null is sent as null. A missing required field means that an earlier fetch failed, so the entity
 * is not fetched: its subgraph would compute from incomplete data. An entity without a type or with only
 * nulls is not fetched either, because it cannot be identified.
 *
 * @returns A function that returns the representation, or `undefined` where there is none.
 */
export function compileRepresentation(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[] | undefined,
  fits: Fits,
): (entity: Data) => Data | undefined {
  const take = compileTake(requires, fits);
  const input = compileRewrites(rewrites, fits);
  return (entity) => {
    const representation = take(entity);
    if (representation === undefined || !identifies(representation)) return undefined;
    representation["__typename"] ??= entity["__typename"];
    if (representation["__typename"] === undefined) return undefined;
    input?.apply(representation);
    return representation;
  };
}

function identifies(representation: Data): boolean {
  for (const key in representation) if (key !== "__typename" && representation[key] !== null) return true;
  return false;
}

/** Copies one selection into a representation; false when the entity lacks it. */
type Part = (entity: Data, into: Data) => boolean;

function compileTake(requires: readonly RequiresSelection[], fits: Fits) {
  const parts = requires.map((selection) => partOf(selection, fits));
  return (entity: Data): Data | undefined => {
    const taken: Data = {};
    for (const part of parts) if (!part(entity, taken)) return undefined;
    return taken;
  };
}

function partOf(selection: RequiresSelection, fits: Fits): Part {
  if (selection.kind === "FragmentSpread") throw new Error("A plan requires a fragment spread.");
  const inner = selection.selections?.length ? compileTake(selection.selections, fits) : undefined;
  if (selection.kind === "InlineFragment") {
    return (entity, into) => {
      if (!inner || !fits(entity["__typename"], selection.typeCondition)) return true;
      const taken = inner(entity);
      if (taken !== undefined) merge(into, taken);
      return taken !== undefined;
    };
  }
  const { name, alias = name } = selection;
  return (entity, into) => {
    const value = entity[name] === undefined ? entity[alias] : entity[name];
    if (value === undefined) return name === "__typename";
    into[alias] = inner ? each(value, inner) : value;
    return true;
  };
}

function each(value: unknown, take: (entity: Data) => Data | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => each(item, take));
  return isData(value) ? (take(value) ?? null) : null;
}
