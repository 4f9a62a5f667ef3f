import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { Kind, parse } from "graphql";
import { enumValue } from "./packages/service/src/enum-value.ts";
import { OPERATIONS, PUBLIC_SCHEMA, readPart, SDK, subgraphSchemas } from "./tools/places.ts";

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

/** What each name of a schema's enumerations stands for in its resolvers. */
function enumValues(schema: string): Record<string, Record<string, string>> {
  const enums = parse(readPart(schema)).definitions.filter((each) => each.kind === Kind.ENUM_TYPE_DEFINITION);
  return Object.fromEntries(
    enums.map(({ name, values = [] }) => [
      name.value,
      Object.fromEntries(values.map((value) => [value.name.value, enumValue(value.name.value)])),
    ]),
  );
}

function resolversOf(schema: string): CodegenConfig["generates"] {
  const folder = dirname(schema);
  const types = `${folder}/codegen.json`;
  const { mappers = {}, scalars = {} }: SubgraphTypes = existsSync(types)
    ? JSON.parse(readFileSync(types, "utf8"))
    : {};
  return {
    [`${folder}/src/resolvers.gen.ts`]: {
      schema,
      // For `typescript-resolvers`, an enumeration with values would have to come from a file.
      plugins: [{ typescript: { enumValues: enumValues(schema) } }, "typescript-resolvers"],
      config: {
        ...shared,
        federation: true,
        contextType: "./context.ts#Context",
        mappers,
        immutableTypes: true,
        scalars: {
          ID: "string",
          DateTime: { input: "Date", output: "Date | string" },
          _FieldSet: "string",
          ...scalars,
        },
      },
    },
  };
}

function operations(): CodegenConfig["generates"] {
  if (!existsSync(PUBLIC_SCHEMA) || globSync(OPERATIONS).length === 0) return {};
  const typed = {
    schema: PUBLIC_SCHEMA,
    documents: OPERATIONS,
    plugins: ["typescript-operations", "typed-document-node"],
    config: {
      ...shared,
      immutableTypes: true,
      onlyOperationTypes: true,
      documentMode: "string",
      // REST and the client are edges: what crosses them is text.
      scalars: { ID: "string", DateTime: "string" },
    },
  };
  return { "gateway/src/operations.gen.ts": typed, [`${SDK}/operations.gen.ts`]: typed };
}

const config: CodegenConfig = {
  importExtension: ".ts",
  silent: true,
  generates: Object.assign({}, ...subgraphSchemas().map(({ path }) => resolversOf(path)), operations()),
};

export default config;
