import { z } from "zod";
import type { Dossier, Fact } from "../narrative/dossier.ts";
import { isEdgeCase } from "../narrative/dossier.ts";
import { Draft } from "../narrative/draft.ts";
import type { Question } from "./language-model.ts";

/** Changes with the instructions and the shape of the facts. */
export const PROMPT_VERSION = "review/1";

/** Reasons that compare with others: what the first node looks at. */
const COMPARED: ReadonlySet<string> = new Set(["NEIGHBOURS", "BEHAVIOUR", "REPUTATION"]);

/** What the first node finds: which comparisons weigh, by their ids. */
export const Observations = z.strictObject({
  observations: z
    .array(
      z.strictObject({
        evidence: z.string().min(1).max(96),
        weight: z.enum(["strong", "weak", "contradictory"]),
      }),
    )
    .max(12),
});

export type Observation = z.infer<typeof Observations>["observations"][number];

/** The facts that are comparisons with other wallets. */
export function comparisonsOf({ facts }: Dossier): readonly Fact[] {
  return facts.filter(({ code }) => COMPARED.has(code));
}

/** Asks how the comparisons with other wallets weigh. */
export function askForObservations(dossier: Dossier): Question {
  return {
    name: "observations",
    instructions:
      "You compare a crypto wallet with known wallets. You get facts as JSON, each with an id. Name the facts that weigh, by id, as strong, weak or contradictory. Use only ids that you were given.",
    facts: JSON.stringify({ outcome: dossier.outcome, facts: comparisonsOf(dossier) }),
    schema: schemaOf(Observations),
  };
}

/** Asks for the explanation. */
export function askForDraft(
  dossier: Dossier,
  found: { readonly observations: readonly Observation[]; readonly edgeCases: readonly string[] },
): Question {
  const { subject, outcome, facts } = dossier;
  return {
    name: "explanation",
    instructions: INSTRUCTIONS,
    facts: JSON.stringify({ subject, outcome, facts, ...found }),
    schema: schemaOf(Draft),
  };
}

const INSTRUCTIONS = `You explain to a person what rules decided about a crypto payment or wallet. The decision is final; you cannot change it.
You get JSON: the outcome, and facts with an id, a code, a side (from is the sender, to the recipient), an effect on the fraud score, and mostly a number under "shown".
Answer JSON:
- "outcome": the outcome that you were given.
- "sentences": 3 to 6 plain English sentences, the heaviest facts first, edge cases last. Each names in "evidence" the ids of all facts that it states.
- Write a number only as its fact shows it, digit by digit, in a sentence that names that fact. Never round, convert, add or spell out numbers.
- Use letters, digits, spaces and . , ; : ' " ( ) - % only. No links, no markup, no codes with underscores, no advice, no promises.
- Do not say approved, declined or review unless that is the outcome. Do not mention sanctions or mixers unless a fact's code does.
- "factors": up to 6 facts whose effect is raises or lowers, with that effect.
- "review": null. Only if the outcome is approve and a person should look at it all the same: the id of the fact that is the reason.`;

/** The ids of edge cases. */
export function edgeCasesOf({ facts }: Dossier): string[] {
  return facts.filter(isEdgeCase).map(({ id }) => id);
}

function schemaOf(shape: z.ZodType): Question["schema"] {
  const { $schema: _, ...schema } = z.toJSONSchema(shape);
  return schema;
}
