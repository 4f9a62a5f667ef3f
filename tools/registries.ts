import { globSync } from "node:fs";
import { basename, dirname, relative } from "node:path";

interface Registry {
  readonly name: string;
  /** The generated file; it exists only while there is something to register. */
  readonly into: string;
  readonly from: string;
  /** The name of an entry: its file's name, or its folder's when all files have the same name. */
  readonly key: (file: string) => string;
}

/** Folders whose files are registered automatically. */
export const REGISTRIES: readonly Registry[] = [
  {
    name: "chains",
    into: "packages/connectors/src/chains/registry.gen.ts",
    from: "packages/connectors/src/chains/*/chain.ts",
    key: (file) => basename(dirname(file)),
  },
  {
    name: "endpoints",
    into: "gateway/src/rest-endpoints.gen.ts",
    from: "gateway/src/rest/endpoints/*.ts",
    key: (file) => basename(file, ".ts"),
  },
];

/**
 * The source of a registry, with static imports, so that every tool can follow them; `null` when it is empty.
 */
export function registrySource({ name, into, from, key }: Registry): string | null {
  const entries = globSync(from)
    .filter((file) => !file.endsWith(".test.ts"))
    .sort()
    .map((file) => ({ id: camelCase(key(file)), path: `./${relative(dirname(into), file)}` }));
  if (entries.length === 0) return null;
  return [
    "// Written by `npm run codegen` from the files beside it. Do not edit.",
    ...entries.map(({ id, path }) => `import ${id} from "${path}";`),
    "",
    `export const ${name} = { ${entries.map(({ id }) => id).join(", ")} } as const;`,
    "",
  ].join("\n");
}

function camelCase(text: string): string {
  return text.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
