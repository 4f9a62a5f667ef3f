import { DEFAULT_REGION, Region } from "@tetron/domain/event-cursor";
import { z } from "zod";

/** The settings that every process reads; a process adds its own with `CommonSettings.extend({ ... })`. */
export const CommonSettings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(4000)
    .describe("Port to listen on; 0 takes a free one."),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on; 0.0.0.0 for every one."),
  TETRON_OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe("Port of `/metrics` and of `/health/ready` with its details. Absent: neither is served."),
  TETRON_OPERATIONS_HOST: z
    .string()
    .default("127.0.0.1")
    .describe("Address that TETRON_OPERATIONS_PORT is on; not one that clients reach."),
  TETRON_HOME: z.string().default(".tetron").describe("Folder of the embedded data."),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("PostgreSQL to keep the data in. Absent: embedded, in TETRON_HOME."),
  TETRON_REGION: Region.default(DEFAULT_REGION).describe(
    "Name of the region that this installation runs in, the same for every process: it is part of every cursor of events. Set it before the first start.",
  ),
  TETRON_DEMO_KEY: z
    .string()
    .min(8)
    .regex(/^[\w\-.~+/]+=*$/, "only letters, digits and - . _ ~ + / go into a key")
    .optional()
    .describe("API key of the demo tenant. Absent: made up, kept in TETRON_HOME and printed once."),
  TETRON_RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(100)
    .describe("Requests a minute, for each key; 0 for any number."),
  TETRON_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(",").map((each) => each.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .optional()
    .describe(
      "Addresses or CIDR ranges of the reverse proxies in front, separated by commas: their `X-Forwarded-For` names the client. Absent: the peer is the client.",
    ),
  TETRON_DATA: z.string().default("../shared/data").describe("Folder of the training data."),
  TETRON_REPUTATION_POLICY: z
    .string()
    .optional()
    .describe("File of the reputation policy, the same for every process. Absent: the built-in one."),
  TETRON_LABEL_WORDS: z
    .string()
    .optional()
    .describe(
      "File of words of your own lists and what they mean, the same for every process. Absent: none.",
    ),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("Least that is logged."),
  NODE_ENV: z
    .enum(["development", "production", "test"])
    .default("development")
    .describe("In production, introspection needs a key and the explorer is off."),
});

/** The shared secret of separate processes, `TETRON_INTERNAL_SECRET`. */
export const InternalSecret = z
  .string()
  .min(32, "at least 32 characters, such as from `openssl rand -hex 32`")
  .describe("What gateway and subgraphs share: it signs on whose behalf a subgraph is asked.");

export type CommonSettings = z.infer<typeof CommonSettings>;

/**
 * Reads the environment once, at start. Only this file touches `process.env`.
 *
 * @throws Error naming every missing or malformed setting at once, without values.
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  // Compose files and shells leave unset variables empty.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) throw new Error(`These settings are not usable:\n${z.prettifyError(result.error)}`);
  return result.data;
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
