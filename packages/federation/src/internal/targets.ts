import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { type Data, isData, type Path } from "./data.ts";
import type { Fits } from "./possible-types.ts";

/** Calls back for each object that stands at a plan's path, with where that is. `path` is only lent. */
export type VisitTargets = (data: Data, visit: (target: Data, path: Path) => void) => void;

/**
 * Compiles a plan's path (`users.@.friend|[Person]`) into a walk over the answer so far.
 *
 * A type condition lets an object without `__typename` pass: the plan asks for the name wherever the type is
 * in doubt.
 */
export function compileTargets(segments: readonly FlattenNodePathSegment[], fits: Fits): VisitTargets {
  return (data, visit) => {
    const path: (string | number)[] = [];
    const walk = (current: unknown, depth: number): void => {
      if (Array.isArray(current)) {
        const next = segments[depth] === "@" ? depth + 1 : depth;
        for (let index = 0; index < current.length; index++) {
          path.push(index);
          walk(current[index], next);
          path.pop();
        }
        return;
      }
      if (!isData(current)) return;
      const segment = segments[depth];
      if (segment === undefined) visit(current, path);
      else if (segment === "@") return;
      else if ("Field" in segment) {
        path.push(segment.Field);
        walk(current[segment.Field], depth + 1);
        path.pop();
      } else {
        const { __typename } = current;
        if (__typename === undefined || fits(__typename, segment.TypeCondition)) walk(current, depth + 1);
      }
    };
    walk(data, 0);
  };
}
