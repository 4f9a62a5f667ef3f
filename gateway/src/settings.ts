import { CommonSettings, InternalSecret, requiredDatabase } from "@tetron/service/settings";
import { z } from "zod";

/** The setting that says where a subgraph is served. */
function urlSetting(subgraph: string): string {
  return `TETRON_SUBGRAPH_${subgraph.toUpperCase()}_URL`;
}

/** What a gateway over these subgraphs reads from its environment. */
export function gatewaySettings(subgraphs: readonly string[]) {
  const urls = subgraphs.map((name) => [
    urlSetting(name),
    z
      .url({ protocol: /^https?$/ })
      .describe(`URL of the subgraph ${name}, such as \`http://${name}:4000/graphql\`.`),
  ]);
  return CommonSettings.pick({
    PORT: true,
    HOST: true,
    TETRON_OPERATIONS_PORT: true,
    TETRON_OPERATIONS_HOST: true,
    LOG_LEVEL: true,
    TETRON_REGION: true,
    NODE_ENV: true,
    TETRON_RATE_LIMIT_PER_MINUTE: true,
    TETRON_MAX_CONCURRENT_REQUESTS: true,
    TETRON_CORS_ORIGINS: true,
    TETRON_TRUSTED_PROXIES: true,
    TETRON_GRAPHQL_DOCUMENTS: true,
    TETRON_TRUSTED_DOCUMENTS: true,
    TETRON_HOOKS_FILE: true,
  }).extend({
    DATABASE_URL: requiredDatabase("PostgreSQL URL of the database with the API keys."),
    TETRON_INTERNAL_SECRET: InternalSecret,
    TETRON_ROOT_KEY_FILE: z
      .string()
      .optional()
      .describe(
        "File of the root key, which the secrets of hook sources are kept under. Without it, only sources of `TETRON_HOOKS_FILE` are served.",
      ),
    ...(Object.fromEntries(urls) as object),
  });
}

/** Where each subgraph is served, out of settings that `gatewaySettings` has checked. */
export function subgraphUrls(settings: object, subgraphs: readonly string[]): Record<string, string> {
  const given = settings as Readonly<Record<string, string>>;
  return Object.fromEntries(subgraphs.map((name) => [name, given[urlSetting(name)]!]));
}
