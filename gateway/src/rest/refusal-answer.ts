import type { Failure } from "@tetron/domain/failure";
import { NETWORK_IDS } from "@tetron/domain/network";
import { z } from "zod";
import { UploadRefusalsDocument } from "../operations.gen.ts";
import type { StreamSource } from "./streamed-endpoint.ts";

/** Refusals that are read at a time. */
const PAGE_REFUSALS = 1_000;

export const Refusal = z.object({
  line: z.number().int().min(1).describe("The line of the file on which the row begins, from 1."),
  reason: z.string().describe("A stable code, such as `negative_time`."),
  message: z.string().describe("For people; the wording may change."),
});

/** Why a misspelt network is refused, as an answer says it. */
export const UNKNOWN_NETWORK = {
  reason: "unknown_network",
  message: `network: "ethereun" is not a known network. Known: ${NETWORK_IDS.join(", ")}.`,
} as const;

export const REFUSAL_EXAMPLE: z.infer<typeof Refusal> = { line: 17, ...UNKNOWN_NETWORK };

/** The refused rows of a job. @param none - The failure when there is no such job. */
export async function* refusalsOf(
  id: string,
  run: StreamSource<never>["run"],
  none: (id: string) => Failure,
): AsyncGenerator<z.infer<typeof Refusal>> {
  for (let from = 0; ; from += PAGE_REFUSALS) {
    const { job } = await run(UploadRefusalsDocument, { id, from, first: PAGE_REFUSALS });
    if (!job) throw none(id);
    yield* job.refusals;
    if (job.refusals.length < PAGE_REFUSALS) return;
  }
}
