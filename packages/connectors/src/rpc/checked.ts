import type { z } from "zod";

/**
 * A schema that also checks the answer against what was asked for. `schema.refine` would do the same, but it makes a new schema,
 * which zod compiles at its first use: done for each block, that takes longer than reading the block.
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
