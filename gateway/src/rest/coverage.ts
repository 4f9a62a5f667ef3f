import { z } from "zod";
import type { ScoreAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

/** How much of a wallet's history its provider told. */
export const Coverage = z.object({
  complete: z.boolean(),
  reason: z
    .enum(["end", "cap", "deadline", "refused", "contract"])
    .describe("Why reading stopped; `contract`: not read, because the address is a contract."),
  share: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Share of the entries that was read; null if their number is unknown."),
  from: z.enum(["start", "both_ends", "newest"]).describe("Which entries were read."),
});

type Covered = NonNullable<ScoreAnswerFragment["sources"][number]["coverage"]>;

export function coverageAnswer(coverage: Covered | null): z.infer<typeof Coverage> | null {
  if (coverage === null) return null;
  const { complete, reason, share, from } = coverage;
  return { complete, reason: lowercase(reason), share, from: lowercase(from) };
}
