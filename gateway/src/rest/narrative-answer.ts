import { z } from "zod";
import type { NarrativeAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";
import { roundedValue } from "./rounded.ts";

const Evidence = z
  .string()
  .describe("Id of the fact: a side or `payment`, a reason's code, and usually the name of its evidence.");
const Side = z.enum(["from", "to"]).nullable().describe("The wallet it is about; null for the payment.");

/** An explanation in sentences, as `GET /v1/score/{transaction_id}` and the tool `explain_score` answer it. */
export const NarrativeAnswer = z
  .object({
    text: z.string().describe("Plain sentences; every number comes from the score. The wording may change."),
    factors: z.array(
      z.object({ evidence: Evidence, code: z.string(), side: Side, effect: z.enum(["raises", "lowers"]) }),
    ),
    proposal: z
      .object({ evidence: Evidence, code: z.string(), side: Side })
      .nullable()
      .describe(
        "Whether a person should review an approved payment, and why. It does not change the decision.",
      ),
    writer: z.enum(["model", "templates"]),
    refusal: z
      .enum([
        "not_asked",
        "over_budget",
        "rate_limited",
        "late",
        "unreachable",
        "too_large",
        "not_json",
        "wrong_shape",
        "unknown_evidence",
        "wrong_number",
        "unsafe_text",
        "contradicts",
      ])
      .nullable()
      .describe(
        "Why a language model's text was rejected; null if one was accepted, and if no model is configured. `not_asked`: not requested, or not yet.",
      ),
    model: z.string().nullable().describe("The language model that wrote it; null for templates."),
    prompt_version: z.string().describe("Of the prompts, or of the templates."),
    grounded_share: z
      .number()
      .min(0)
      .max(1)
      .describe("Sentences that name the facts they state as a share of all."),
  })
  .describe(
    "An explanation of the score. It does not affect the recommendation, which comes from the policy.",
  );

export function narrativeAnswer({
  promptVersion,
  groundedShare,
  ...narrative
}: NarrativeAnswerFragment): z.infer<typeof NarrativeAnswer> {
  const sided = <Of extends { readonly side: "FROM" | "TO" | null }>({ side, ...rest }: Of) => ({
    ...rest,
    side: side && lowercase(side),
  });
  return {
    text: narrative.text,
    factors: narrative.factors.map(({ effect, ...factor }) => ({
      ...sided(factor),
      effect: lowercase(effect),
    })),
    proposal: narrative.proposal && sided(narrative.proposal),
    writer: lowercase(narrative.writer),
    refusal: narrative.refusal && lowercase(narrative.refusal),
    model: narrative.model,
    prompt_version: promptVersion,
    grounded_share: roundedValue(groundedShare),
  };
}
