import { z } from "zod";

/** The settings of an OpenSearch that searches for neighbours; the same in processes that score, quote and rebuild. */
export const OpenSearchSettings = z.object({
  OPENSEARCH_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "OpenSearch 3 with k-NN that searches for neighbours. Absent: the process searches its memory.",
    ),
  OPENSEARCH_USERNAME: z.string().min(1).optional().describe("User of OPENSEARCH_URL. Absent: none."),
  OPENSEARCH_PASSWORD: z.string().min(1).optional().describe("Password of OPENSEARCH_USERNAME."),
  OPENSEARCH_CA_FILE: z
    .string()
    .optional()
    .describe(
      "PEM file of the authority that signed OpenSearch's certificate. Absent: the system's authorities.",
    ),
  TETRON_OPENSEARCH_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "up to 40 lower-case letters, digits and -")
    .default("tetron-wallets")
    .describe(
      "Prefix of Tetron's index names in OpenSearch; different for each installation that shares it.",
    ),
  TETRON_OPENSEARCH_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000)
    .default(300)
    .describe(
      "Deadline of a search in OpenSearch, in milliseconds; after it, the process searches its memory. Must be less than TETRON_SOURCE_DEADLINE_MS.",
    ),
});

export type OpenSearchSettings = z.infer<typeof OpenSearchSettings>;
