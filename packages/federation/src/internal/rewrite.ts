import type { FetchNodePathSegment, FetchRewrite } from "@graphql-hive/router-query-planner";
import { type Data, isData, type Path } from "./data.ts";
import type { Fits } from "./possible-types.ts";

/** A plan's changes to a subgraph's answer, or to a representation, before it is used. */
export interface Rewrites {
  /** Changes the object in place. */
  apply(data: Data): void;
  /** The path of an error after the rewrites. */
  path(path: Path): Path;
}

type Segments = readonly FetchNodePathSegment[];
type Change = (data: Data, key: string) => void;

/** Compiles a plan's rewrites; null when there are none. */
export function compileRewrites(rewrites: readonly FetchRewrite[] | undefined, fits: Fits): Rewrites | null {
  if (!rewrites?.length) return null;
  const compiled = rewrites.map((rewrite) => {
    if ("KeyRenamer" in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return { path, apply: changeAt(path, rename(renameKeyTo), fits), renamed: renameKeyTo };
    }
    const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
    return { path, apply: changeAt(path, set(setValueTo), fits), renamed: undefined };
  });
  return {
    apply: (data) => {
      for (const { apply } of compiled) apply(data);
    },
    path: (path) => compiled.reduce((last, { path: at, renamed }) => renameIn(last, at, renamed), path),
  };
}

function set(value: string): Change {
  return (data, key) => {
    data[key] = value;
  };
}

function rename(renamed: string): Change {
  return (data, key) => {
    if (!(key in data)) return;
    data[renamed] = data[key];
    delete data[key];
  };
}

function changeAt(segments: Segments, change: Change, fits: Fits) {
  const walk = (current: unknown, depth: number): void => {
    if (Array.isArray(current)) {
      for (const item of current) walk(item, depth);
      return;
    }
    const segment = segments[depth];
    if (!isData(current) || segment === undefined) return;
    if ("TypenameEquals" in segment) {
      const { __typename } = current;
      if (__typename === undefined || fits(__typename, segment.TypenameEquals)) walk(current, depth + 1);
    } else if (depth === segments.length - 1) change(current, segment.Key);
    else walk(current[segment.Key], depth + 1);
  };
  return (data: Data) => walk(data, 0);
}

/** Applies a rename to an error's path, skipping list indexes. */
function renameIn(path: Path, segments: Segments, renamed: string | undefined): Path {
  if (renamed === undefined) return path;
  const keys = segments.flatMap((segment) => ("Key" in segment ? [segment.Key] : []));
  let matched = 0;
  for (const [index, key] of path.entries()) {
    if (typeof key === "number") continue;
    if (key !== keys[matched]) return path;
    matched++;
    if (matched === keys.length) return path.with(index, renamed);
  }
  return path;
}
