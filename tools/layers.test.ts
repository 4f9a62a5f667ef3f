import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, test } from "vitest";

/** What each workspace may depend on. ARCHITECTURE.md shows it; this test enforces it. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  connectors: ["domain"],
  lake: ["domain"],
  archive: ["domain", "lake"],
  service: ["domain", "labels", "lake", "models"],
  features: ["domain"],
  labels: ["domain"],
  models: ["domain", "features", "labels"],
  training: ["domain", "connectors", "features", "labels", "models"],
  verdict: ["domain", "service", "lake", "features", "labels", "models"],
  federation: [],
  sdk: [],
  ingestion: [
    "domain",
    "service",
    "lake",
    "archive",
    "features",
    "labels",
    "models",
    "verdict",
    "connectors",
  ],
  scoring: ["domain", "service", "lake", "features", "labels", "models", "verdict", "connectors", "training"],
  reputation: [
    "domain",
    "service",
    "lake",
    "features",
    "labels",
    "models",
    "verdict",
    "training",
    "connectors",
  ],
  routing: ["domain", "service", "lake", "features", "labels", "models", "verdict", "connectors"],
  tenancy: ["domain", "service", "lake"],
  gateway: ["domain", "service", "lake", "federation"],
};

/** Assemble the other workspaces, so they may depend on all of them. */
const ASSEMBLIES = ["embedded", "cli", "tests"];

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const PREFIX = "@tetron/";
const manifests = globSync([
  "{packages,subgraphs}/*/package.json",
  "{gateway,embedded,cli,tests}/package.json",
])
  .sort()
  .map((file): [folder: string, Manifest] => [dirname(file), JSON.parse(readFileSync(file, "utf8"))]);

test.each(manifests)("%s is named for its folder", (folder, { name }) => {
  expect(name).toBe(`${PREFIX}${basename(folder)}`);
});

const layers = manifests.filter(([folder]) => !ASSEMBLIES.includes(folder));

test.each(layers)("%s uses the layers below it and no other", (_folder, manifest) => {
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter((dependency) => dependency.startsWith(PREFIX))
    .map((dependency) => dependency.slice(PREFIX.length));
  expect(MAY_USE[manifest.name.slice(PREFIX.length)]).toEqual(expect.arrayContaining(used));
});

describe.each(globSync("packages/connectors/src/chains/*/"))("%s", (chain) => {
  test.each(["chain.ts"])("has %s", (file) => {
    expect(existsSync(`${chain}/${file}`)).toBe(true);
  });
});

describe.each(globSync("subgraphs/*/schema.graphql").map(dirname))("%s", (subgraph) => {
  test.each(["src/subgraph.ts", "src/context.ts", "src/main.ts", "src/resolvers"])("has %s", (file) => {
    expect(existsSync(`${subgraph}/${file}`)).toBe(true);
  });
});
