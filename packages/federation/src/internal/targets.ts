import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { type Data, isData, type Path } from "./data.ts";
import type { Fits } from "./possible-types.ts";

/** Called for each object found, with its path. The path array is reused: copy it to keep it. */
export type Visit = (target: Data, path: Path) => void;

/** Finds the objects at a plan's path. */
export type FindTargets = (data: Data, visit: Visit) => void;

type Walk = (current: unknown, path: (string | number)[], visit: Visit) => void;

/**
 * Compiles a plan's path (`users.@.friend|[Person]`) into a walk over the answer so far.
 *
 * A type condition accepts an object without `__typename`: the plan selects it wherever the type is
 * ambiguous. Lists are walked whether the path mentions them or not.
 */
export function compileTargets(segments: readonly FlattenNodePathSegment[], fits: Fits): FindTargets {
  const end: Walk = (current, path, visit) => {
    if (isData(current)) visit(current, path);
  };
  const walk = segments.reduceRight((next, segment) => step(segment, next, fits), throughLists(end));
  return (data, visit) => walk(data, [], visit);
}

function step(segment: FlattenNodePathSegment, next: Walk, fits: Fits): Walk {
  if (segment === "@") return overItems(next);
  if ("Field" in segment) {
    const key = segment.Field;
    return throughLists((current, path, visit) => {
      if (!isData(current)) return;
      path.push(key);
      next(current[key], path, visit);
      path.pop();
    });
  }
  return throughLists((current, path, visit) => {
    if (!isData(current)) return;
    const { __typename } = current;
    if (__typename === undefined || fits(__typename, segment.TypeCondition)) next(current, path, visit);
  });
}

function overItems(next: Walk): Walk {
  return (current, path, visit) => {
    if (!Array.isArray(current)) return;
    for (let index = 0; index < current.length; index++) {
      path.push(index);
      next(current[index], path, visit);
      path.pop();
    }
  };
}

function throughLists(walk: Walk): Walk {
  const each: Walk = overItems((current, path, visit) => either(current, path, visit));
  const either: Walk = (current, path, visit) => {
    if (Array.isArray(current)) each(current, path, visit);
    else walk(current, path, visit);
  };
  return either;
}
