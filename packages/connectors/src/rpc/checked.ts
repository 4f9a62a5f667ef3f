import type { z } from "zod";

/**
 * What a schema makes of an answer, where that is no fault by what was asked for. A schema with a check of its own is another
 * schema to zod, which compiles it at its first use: for each block that takes longer than reading it.
 *
 * @param faultIn - What contradicts the question; `undefined` for nothing.
 */
export function checked<Output>(
  schema: z.ZodType<Output>,
  faultIn: (value: Output) => string | undefined,
): z.ZodType<Output> {
  return schema.transform((value, context) => {
    const message = faultIn(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
    return value;
  });
}
