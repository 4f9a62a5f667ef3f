import { z } from "zod";
import type { IndexSources } from "./source-of-index.ts";

/** The settings of where indexes may be read from. */
export const indexSettings = {
  TETRON_KAGGLE_USERNAME: z
    .string()
    .min(1)
    .optional()
    .describe("Username for Kaggle's API; with it, `POST /scrape` can read Kaggle datasets."),
  TETRON_KAGGLE_KEY: z.string().min(1).optional().describe("Key for Kaggle's API, of the same user."),
  TETRON_KAGGLE_URL: z
    .url({ protocol: /^https?$/ })
    .default("https://www.kaggle.com/api/v1")
    .describe("Endpoint of Kaggle's API."),
  TETRON_SCRAPE_TO_LOOPBACK: z
    .stringbool()
    .default(false)
    .describe(
      "Development: `POST /scrape` may read from this machine's own addresses, also by `http://`. Otherwise only `https://` from public addresses.",
    ),
};

/** Where indexes may be read from by the settings. */
export function indexSourcesOf(settings: z.infer<z.ZodObject<typeof indexSettings>>): IndexSources {
  const { TETRON_KAGGLE_USERNAME: username, TETRON_KAGGLE_KEY: key } = settings;
  return {
    toLoopback: settings.TETRON_SCRAPE_TO_LOOPBACK,
    kaggle: {
      url: settings.TETRON_KAGGLE_URL,
      credentials: username !== undefined && key !== undefined ? { username, key } : undefined,
    },
  };
}
