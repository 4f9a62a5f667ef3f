import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from "graphql";
import { isData } from "./data.ts";

/** The names of a supergraph that belong to linked specifications, not to the graph. */
export interface LinkedNames {
  isLinkedType(name: string): boolean;
  isLinkedDirective(name: string): boolean;
  /** The name under which `@inaccessible` is linked. */
  readonly inaccessible: string;
}

/** Directives that supergraphs use by their bare name without importing it. */
const BARE: Readonly<Record<string, readonly string[]>> = { cost: ["listSize"] };

/**
 * Reads the schema's `@link`s.
 *
 * @see https://specs.apollo.dev/link/v1.0/: a specification's elements are named `name__Element`, its main
 *   directive `@name`, unless they are renamed with `as` or imported.
 */
export function linkedNames(supergraph: DocumentNode): LinkedNames {
  const prefixes = new Set(["link", "join", "core"]);
  const imported = new Set<string>();
  let inaccessible = "inaccessible";
  for (const { url, as, imports } of linksOf(supergraph)) {
    const specification = specificationName(url);
    if (specification === undefined) continue;
    const prefix = as ?? specification;
    prefixes.add(prefix);
    if (specification === "inaccessible") inaccessible = prefix;
    for (const name of BARE[specification] ?? []) imported.add(`@${name}`);
    for (const item of imports) {
      const name = isData(item) ? (item["as"] ?? item["name"]) : item;
      if (typeof name !== "string") continue;
      imported.add(name);
      const original = isData(item) ? item["name"] : item;
      if (specification === "inaccessible" && original === "@inaccessible") inaccessible = name.slice(1);
    }
  }
  const isPrefixed = (name: string) => {
    const end = name.indexOf("__");
    return end > 0 && prefixes.has(name.slice(0, end));
  };
  return {
    isLinkedType: (name) => isPrefixed(name) || imported.has(name),
    isLinkedDirective: (name) => prefixes.has(name) || isPrefixed(name) || imported.has(`@${name}`),
    inaccessible,
  };
}

function linksOf(supergraph: DocumentNode) {
  return supergraph.definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === "link")
    .map(argumentsOf);
}

function argumentsOf(link: ConstDirectiveNode) {
  const values = Object.fromEntries(
    (link.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  const { url, as, import: imports } = values;
  return {
    url: typeof url === "string" ? url : "",
    as: typeof as === "string" ? as : undefined,
    imports: Array.isArray(imports) ? (imports as unknown[]) : [],
  };
}

/** `https://specs.apollo.dev/join/v0.5` is `join`. */
function specificationName(url: string): string | undefined {
  const parts = url.split("/").filter((part) => part !== "");
  return /^v\d+\.\d+$/.test(parts.at(-1) ?? "") ? parts.at(-2) : parts.at(-1);
}
