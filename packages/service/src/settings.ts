import { DEFAULT_REGION, Region } from "@tetron/domain/event-cursor";
import { ExpectedError } from "@tetron/domain/expected-error";
import { z } from "zod";

const ORIGIN_ONLY = "an origin has a scheme, a host and a port only, such as https://shop.example";

/** The settings that every process reads; a process adds its own with `CommonSettings.extend({ ... })`. */
export const CommonSettings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(4000)
    .describe("Port to listen on; 0 picks a free one."),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on; 0.0.0.0 for all addresses."),
  TETRON_OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe("Port of `/metrics` and the detailed `/health/ready`. Absent: neither is served."),
  TETRON_OPERATIONS_HOST: z
    .string()
    .default("127.0.0.1")
    .describe("Address of TETRON_OPERATIONS_PORT; use one that clients cannot reach."),
  TETRON_HOME: z.string().default(".tetron").describe("Folder of the embedded database."),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("PostgreSQL to keep the data in. Absent: embedded, in TETRON_HOME."),
  TETRON_REGION: Region.default(DEFAULT_REGION).describe(
    "Name of the region of this installation, the same for every process: it is part of every event cursor. Set it before the first start.",
  ),
  TETRON_ROOT_KEY_FILE: z
    .string()
    .optional()
    .describe(
      "File of the root key that protects personal data in the audit log. Absent: `root-key` in TETRON_HOME, created on the first start; required with DATABASE_URL.",
    ),
  TETRON_DEMO_KEY: z
    .string()
    .min(8)
    .regex(/^[\w\-.~+/]+=*$/, "a key may have letters, digits and - . _ ~ + / only")
    .optional()
    .describe("API key of the demo tenant. Absent: generated, stored in TETRON_HOME and printed once."),
  TETRON_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("API key that `tetron mcp` uses. Absent: the demo tenant's, if it starts its own Tetron."),
  TETRON_RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(100)
    .describe(
      "Requests that an API key may make in any 60 seconds, unless set by `tetron keys limit`; 0 disables the limit. Each gateway counts separately.",
    ),
  TETRON_MAX_CONCURRENT_REQUESTS: z.coerce
    .number()
    .int()
    .min(0)
    .default(4)
    .describe(
      "Requests that a gateway processes at once; others queue, and during a lasting overload are refused with 503. 0 disables the limit.",
    ),
  TETRON_CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(",").map((each) => each.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, ORIGIN_ONLY)))
    .optional()
    .describe(
      "Origins, separated by commas, whose pages may call the API from a browser, such as `https://shop.example`. Absent: none.",
    ),
  TETRON_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(",").map((each) => each.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .optional()
    .describe(
      "Addresses or CIDR ranges, separated by commas, of reverse proxies whose `X-Forwarded-For` is trusted. Absent: the peer is the client.",
    ),
  TETRON_GRAPHQL_DOCUMENTS: z
    .enum(["any", "trusted"])
    .default("any")
    .describe(
      "Documents that `/graphql` accepts: `any`, or only the `trusted` ones of TETRON_TRUSTED_DOCUMENTS.",
    ),
  TETRON_TRUSTED_DOCUMENTS: z
    .string()
    .optional()
    .describe(
      "Manifest of the documents that clients may send by hash, as Apollo's or GraphQL Code Generator's tools write it. Absent: those of REST's operations.",
    ),
  TETRON_HOOKS_FILE: z
    .string()
    .optional()
    .describe(
      "JSON file of the sources from which `POST /v1/hooks/{source}` accepts messages, with their secrets. Absent: none.",
    ),
  TETRON_DATA: z.string().default("../shared/data").describe("Folder of the training data."),
  TETRON_REPUTATION_POLICY: z
    .string()
    .optional()
    .describe("Reputation policy file; the same for every process. Absent: the built-in policy."),
  TETRON_LABEL_WORDS: z
    .string()
    .optional()
    .describe(
      "File that assigns categories to the words of your own lists and weights to lists; the same for every process. Absent: none.",
    ),
  TETRON_SHELF_LIVES: z
    .string()
    .optional()
    .describe(
      "File of shelf lives, after which histories and lists are stale; the same for every process. Absent: those in docs/policy.md.",
    ),
  TETRON_SOURCE_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000)
    .default(1_500)
    .describe("Deadline per source, in milliseconds; a late source makes the score `pending`."),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("Minimum log level."),
  NODE_ENV: z
    .enum(["development", "production", "test"])
    .default("development")
    .describe("`production` disables the explorer and requires a key for introspection."),
});

/** The shared secret of separate processes, `TETRON_INTERNAL_SECRET`. */
export const InternalSecret = z
  .string()
  .min(32, "at least 32 characters, such as from `openssl rand -hex 32`")
  .describe("Secret shared by the gateway and the subgraphs; signs the caller of each request.");

/** The setting of a PostgreSQL URL that a process requires. */
export function requiredDatabase(description: string) {
  return z.url({ protocol: /^postgres(ql)?$/ }).describe(description);
}

/** The settings of every subgraph process; a subgraph adds its own with `extend`. */
export const SubgraphSettings = CommonSettings.pick({
  PORT: true,
  HOST: true,
  TETRON_OPERATIONS_PORT: true,
  TETRON_OPERATIONS_HOST: true,
  LOG_LEVEL: true,
  TETRON_REGION: true,
  TETRON_ROOT_KEY_FILE: true,
}).extend({
  DATABASE_URL: requiredDatabase("PostgreSQL URL."),
  TETRON_INTERNAL_SECRET: InternalSecret,
});

export type CommonSettings = z.infer<typeof CommonSettings>;

/** Settings with which nothing can be done: the message names each. */
export class InvalidSettings extends ExpectedError {
  override readonly name = "InvalidSettings";
}

/**
 * Reads the environment once, at start. Only this file touches `process.env`.
 *
 * @throws InvalidSettings naming every missing or malformed setting at once, without values.
 *
 * @example
 * ```ts
 * import { CommonSettings, readSettings } from "@tetron/service/settings";
 * import { z } from "zod";
 *
 * const Settings = CommonSettings.extend({ PAGE_SIZE: z.coerce.number().default(50) });
 * readSettings(Settings).PAGE_SIZE; // 50
 * ```
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  // Compose files and shells leave unset variables empty.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) throw new InvalidSettings(`Invalid settings:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** A setting as the environment gives it, unchecked; `undefined` where it is absent or empty, so that a default counts. */
export function givenSetting(name: keyof CommonSettings): string | undefined {
  return process.env[name] || undefined;
}

/** The settings of a schema as a Markdown table: name, default, description. */
export function settingsTable(schema: z.ZodObject): string {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const rows = Object.entries(properties).map(([name, property]) => {
    const { default: preset, description = "" } = property as { default?: unknown; description?: string };
    return `| \`${name}\` | ${preset === undefined ? "" : `\`${preset}\``} | ${description} |`;
  });
  return ["| setting | default | what it does |", "| --- | --- | --- |", ...rows, ""].join("\n");
}
