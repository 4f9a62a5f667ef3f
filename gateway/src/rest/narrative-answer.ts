import { z } from "zod";
import type { NarrativeAnswerFragment } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";
import { roundedValue } from "./rounded.ts";

const Evidence = z
  .string()
  .describe("Id of the fact: a side or `payment`, a reason's code, and mostly the name of its evidence.");
const Side = z.enum(["from", "to"]).nullable().describe("The wallet it is about; null for the payment.");

/** An explanation in sentences, as `GET /v1/score/{transaction_id}` and the tool `explain_score` answer it. */
export const NarrativeAnswer = z
  .object({
    text: z.string().describe("Plain sentences; every number is one of the score's. The wording may change."),
    factors: z.array(
      z.object({ evidence: Evidence, code: z.string(), side: Side, effect: z.enum(["raises", "lowers"]) }),
    ),
    proposal: z
      .object({ evidence: Evidence, code: z.string(), side: Side })
      .nullable()
      .describe("That a person should look at an approved payment, and why. It changes nothing by itself."),
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
        "Why no language model's text was taken; null when one was, and where none is configured. `not_asked`: not, or not yet.",
      ),
    model: z.string().nullable().describe("The language model that wrote it; null for templates."),
    prompt_version: z.string().describe("Of the prompts, or of the templates."),
    grounded_share: z
      .number()
      .min(0)
      .max(1)
      .describe("Sentences that name the facts they state as a share of all."),
  })
  .describe("The score explained. It decides nothing: the recommendation is the policy's.");

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
