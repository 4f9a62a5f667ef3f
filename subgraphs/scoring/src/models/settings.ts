import { z } from "zod";

/** The settings of the registry of models. */
export const modelSettings = {
  TETRON_RETRAIN_HOURS: z.coerce
    .number()
    .int()
    .min(0)
    .max(8_760)
    .default(0)
    .describe(
      "Hours between trainings of a fraud model from TETRON_DATA and what tenants reported, in a process of its own; it becomes a candidate and decides nothing. 0: none.",
    ),
};
