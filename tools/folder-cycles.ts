import { dirname } from "node:path";

/** A file and the files that it imports, as paths relative to the root. */
export interface Module {
  readonly source: string;
  readonly dependencies: readonly { readonly resolved: string }[];
}

const WORKSPACE = /^(?:packages|subgraphs)\/[^/]+|^[^/]+/;
const TEST = /(\.test|\/testing)\.ts$/;
/** Maximum depth of the files in a workspace that count individually: `file.ts`, `src/file.ts`. */
const MAX_DEPTH = 2;

/**
 * Import cycles between folders of one workspace, each as text that shows the cycle. A folder should be
 * readable on its own, so two folders must not need each other. The files at the top of a workspace assemble
 * its folders or are shared by them, so each of them counts individually.
 */
export function folderCycles(modules: readonly Module[]): string[] {
  const uses = new Map<string, Map<string, string>>();
  for (const { source, dependencies } of modules.filter(({ source }) => !TEST.test(source))) {
    for (const { resolved } of dependencies) {
      const [from, to] = [placeOf(source), placeOf(resolved)];
      if (from === to || TEST.test(resolved) || workspaceOf(source) !== workspaceOf(resolved)) continue;
      const of = uses.get(from) ?? new Map<string, string>();
      if (!of.has(to)) of.set(to, `${source} → ${resolved}`);
      uses.set(from, of);
    }
  }
  const told = new Set<string>();
  return [...uses.keys()].flatMap((place) => {
    const way = told.has(place) ? undefined : wayBack(uses, place);
    if (way === undefined) return [];
    for (const each of way) told.add(each);
    return [way.map((each, i) => uses.get(each)!.get(way[i + 1] ?? place)).join(", ")];
  });
}

/** The shortest path from a place to itself, without its end. */
function wayBack(
  uses: ReadonlyMap<string, ReadonlyMap<string, string>>,
  start: string,
): string[] | undefined {
  const waiting = [[start]];
  const seen = new Set<string>();
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    for (const next of uses.get(way.at(-1)!)?.keys() ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([...way, next]);
    }
  }
  return undefined;
}

function workspaceOf(file: string): string | undefined {
  return WORKSPACE.exec(file)?.[0];
}

function placeOf(file: string): string {
  const within = file.slice((workspaceOf(file)?.length ?? 0) + 1);
  return within.split("/").length <= MAX_DEPTH ? file : dirname(file);
}
