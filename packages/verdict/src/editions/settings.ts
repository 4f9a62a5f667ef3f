import { z } from "zod";

/** The settings of processes that replay scores. */
export const EditionsSettings = z.object({
  TETRON_EDITIONS: z
    .string()
    .optional()
    .describe(
      "Folder of earlier `models/`, `policies/` and `words/`, where a replay finds those that a score names. Absent: only the shipped ones.",
    ),
});
