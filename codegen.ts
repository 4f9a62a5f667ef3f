import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { OPERATIONS, PUBLIC_SCHEMA, subgraphSchemas } from "./tools/places.ts";

/** What a subgraph may say in its `codegen.json`: TypeScript types behind its GraphQL types. */
interface SubgraphTypes {
  readonly mappers?: Readonly<Record<string, string>>;
  readonly scalars?: Readonly<Record<string, string>>;
}

const shared = {
  enumsAsTypes: true,
  useTypeImports: true,
  // A scalar that nobody mapped must be looked at before it is used.
  defaultScalarType: "unknown",
};

function resolversOf(schema: string): CodegenConfig["generates"] {
  const folder = dirname(schema);
  const types = `${folder}/codegen.json`;
  const { mappers = {}, scalars = {} }: SubgraphTypes = existsSync(types)
    ? JSON.parse(readFileSync(types, "utf8"))
    : {};
  return {
    [`${folder}/src/resolvers.gen.ts`]: {
      schema,
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        ...shared,
        federation: true,
        contextType: "./context.ts#Context",
        mappers,
        immutableTypes: true,
        scalars: { ID: "string", DateTime: "Date", _FieldSet: "string", ...scalars },
      },
    },
  };
}

function operations(): CodegenConfig["generates"] {
  if (!existsSync(PUBLIC_SCHEMA) || globSync(OPERATIONS).length === 0) return {};
  return {
    "gateway/src/operations.gen.ts": {
      schema: PUBLIC_SCHEMA,
      documents: OPERATIONS,
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        ...shared,
        immutableTypes: true,
        onlyOperationTypes: true,
        documentMode: "string",
        // REST is an edge: what crosses it is text.
        scalars: {
          ID: "string",
          DateTime: "string",
          ReputationList: "./reputation-list.ts#ReputationList",
        },
      },
    },
  };
}

const config: CodegenConfig = {
  importExtension: ".ts",
  silent: true,
  generates: Object.assign({}, ...subgraphSchemas().map(({ path }) => resolversOf(path)), operations()),
};

export default config;
