import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { generate } from "@graphql-codegen/cli";
import { compose } from "./compose.ts";
import { ASYNCAPI, graphSchemas, OPENAPI, PUBLIC_SCHEMA, README, SDK, SUPERGRAPH } from "./places.ts";
import { withSettings } from "./readme.ts";
import { REGISTRIES, registrySource } from "./registries.ts";
import { sdkContracts, sdkEndpoints, sdkOperations } from "./sdk.ts";

const HEADER = "// Written by `npm run codegen`. Do not edit.\n";

/** Writes a file, or removes it; one that says the same already is left alone, so that watchers stay quiet. */
function write(path: string, content: string | null): void {
  const before = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (before === content) return;
  if (content === null) rmSync(path);
  else writeFileSync(path, content);
  console.log(`${content === null ? "removed" : "wrote"} ${path}`);
}

const { supergraph, schema } = compose(graphSchemas());
write(SUPERGRAPH, supergraph);
write(PUBLIC_SCHEMA, schema);

// Imported only now: it reads the schema that was just written.
const { default: config } = await import("../codegen.ts");
const outputs: { filename: string; content: string }[] = await generate(config, false);
for (const { filename, content } of outputs)
  write(filename, `${HEADER}${filename.startsWith(SDK) ? sdkOperations(content) : content}`);

for (const registry of REGISTRIES) write(registry.into, registrySource(registry));

// Imported only now: its registry may have just been written.
const { openApi } = await import("../gateway/src/rest/openapi.ts");
const { endpoints } = await import("../gateway/src/rest-endpoints.gen.ts");
const rest = openApi(endpoints);
write(OPENAPI, `${JSON.stringify(rest, null, 2)}\n`);

const { asyncApi } = await import("../gateway/src/stream/async-api.ts");
const events = asyncApi();
write(ASYNCAPI, `${JSON.stringify(events, null, 2)}\n`);

write(`${SDK}/contracts.gen.ts`, `${HEADER}${await sdkContracts(rest, events)}`);
write(`${SDK}/endpoints.gen.ts`, `${HEADER}${sdkEndpoints(rest)}`);

const { Settings } = await import("../embedded/src/settings.ts");
const { settingsTable } = await import("../packages/service/src/settings.ts");
write(README, withSettings(readFileSync(README, "utf8"), settingsTable(Settings)));
