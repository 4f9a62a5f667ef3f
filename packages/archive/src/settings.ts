import { resolve } from "node:path";
import { z } from "zod";

/** The settings of the archive. */
export const archiveSettings = {
  TETRON_ARCHIVE: z
    .string()
    .min(1)
    .transform((folder) => resolve(folder))
    .optional()
    .describe(
      "Folder for the archive of final blocks, links of addresses, raw histories and scores' estimates, as Parquet. Absent: no archive.",
    ),
};
