import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";

/** The exports of a workspace, listed and needed. */
interface Exports {
  /** `packages/lake` */
  readonly folder: string;
  /** As its package.json lists them. */
  readonly listed: Readonly<Record<string, string | null>>;
  /**
   * As they should be listed: everything that another workspace, the package's README or an example imports.
   */
  readonly wanted: Readonly<Record<string, string>>;
}

const IMPORTED = /["'](@tetron\/[^/"'`\s]+)\/([^"'`\s#]+)["'#]/g;

/** It exports what is built, to others than workspaces: the test of its package installs it. */
const PUBLISHED = "packages/sdk";

const workspaces = exportsOfWorkspaces().map((each) => [each.folder, each] as const);

test.each(workspaces)(
  "%s exports, in order, what another workspace imports or it shows itself, and nothing else",
  (folder, { listed, wanted }) => {
    // Compared as text, so that the order counts.
    expect(JSON.stringify(listed, null, 2), `"exports" of ${folder}/package.json`).toBe(
      JSON.stringify(wanted, null, 2),
    );
  },
);

test.each(workspaces)(
  "%s exports files that are there, and none of its internal ones",
  (folder, { listed }) => {
    const wrong = Object.values(listed).filter(
      (file) => file === null || file.includes("/internal/") || !existsSync(`${folder}/${file}`),
    );
    expect(wrong).toEqual([]);
  },
);

/** The exports of each workspace. */
function exportsOfWorkspaces(): Exports[] {
  const folders = globSync([
    "{packages,subgraphs}/*/package.json",
    "{gateway,embedded,cli,tests}/package.json",
  ])
    .map(dirname)
    .filter((folder) => folder !== PUBLISHED)
    .sort();
  const manifests = folders.map((folder) => JSON.parse(readFileSync(`${folder}/package.json`, "utf8")));
  const users = [...folders, "tools"].map((folder) => [folder, importedBy(folder)] as const);
  return folders.map((folder, i) => {
    const { name, exports = {} } = manifests[i];
    const used = users.flatMap(([user, imported]) => (user === folder ? [] : (imported.get(name) ?? [])));
    const modules = [...new Set([...used, ...shownIn(folder, name)])].sort();
    const wanted = Object.fromEntries(modules.map((module) => [`./${module}`, `./src/${module}.ts`]));
    return { folder, listed: exports, wanted };
  });
}

/** Imports of Tetron's packages in a folder, by package name. */
function importedBy(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = globSync(`${folder}/**/*.ts`, { exclude: (path) => /(^|\/)node_modules$/.test(path) });
  const imported = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(IMPORTED)]);
  const byPackage = Map.groupBy(imported, ([, name]) => name!);
  return new Map([...byPackage].map(([name, matches]) => [name, matches.map(([, , module]) => module!)]));
}

/** Imports of a package in its own README and `@example` comments. */
function shownIn(folder: string, name: string): string[] {
  const sources = globSync(`${folder}/src/**/*.ts`).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => /^\s*\* import /.test(line)),
  );
  const readme = globSync(`${folder}/README.md`).map((file) => readFileSync(file, "utf8"));
  const shown = [...sources, ...readme].flatMap((text) => [...text.matchAll(IMPORTED)]);
  return shown.filter(([, of]) => of === name).map(([, , module]) => module!);
}
