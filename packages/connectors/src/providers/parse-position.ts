import type { z } from "zod";
import { ProviderFault } from "./fault.ts";

/**
 * Reads a provider's cursor, which is JSON.
 *
 * @throws ProviderFault `invalid` when it is not one of this provider.
 */
export function parsePosition<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(cursor));
  } catch {
    throw new ProviderFault("invalid", "the cursor is not one of this provider");
  }
}
