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
      "Hours between trainings of a fraud model from TETRON_DATA and tenants' reports, in a separate process; the model becomes a candidate and does not affect decisions. 0: none.",
    ),
};
