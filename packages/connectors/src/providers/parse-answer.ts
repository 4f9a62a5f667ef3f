import { requireBlockTime } from "@tetron/domain/block-time";
import { isFailure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import type { z } from "zod";
import { ProviderFault } from "./fault.ts";

/**
 * Checks an answer with a schema.
 *
 * @throws ProviderFault `invalid` that names the first wrong field.
 */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return data;
  const { path, message } = error.issues[0]!;
  throw new ProviderFault("invalid", `answered with a wrong ${path.join(".") || "shape"}: ${message}`);
}

/**
 * Checks that a network can have made a block at a time.
 *
 * @throws ProviderFault `invalid`.
 */
export function checkBlockTime(network: Network, seconds: number): void {
  try {
    requireBlockTime(network, seconds, new Date(), "time");
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE"))
      throw new ProviderFault("invalid", `answered with a wrong ${error.message}`);
    throw error;
  }
}
