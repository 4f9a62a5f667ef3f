import { z } from "zod";

/** Most characters of a sentence. */
const MAX_SENTENCE = 320;
/** Most sentences of an explanation. */
export const MAX_SENTENCES = 8;
const Id = z.string().min(1).max(96);

/** What an analyst answers, before it is checked against the dossier. */
export const Draft = z.strictObject({
  /** What was decided, which a draft must repeat and cannot change. */
  outcome: z.enum(["approve", "review", "decline", "fraud", "not_fraud", "undecided"]),
  sentences: z
    .array(
      z.strictObject({
        text: z.string().min(1).max(MAX_SENTENCE),
        /** Ids of the facts that it states. */
        evidence: z.array(Id).max(8),
      }),
    )
    .min(1)
    .max(MAX_SENTENCES),
  factors: z.array(z.strictObject({ evidence: Id, effect: z.enum(["raises", "lowers"]) })).max(8),
  /** The fact for which a person should look at an approved payment; `null` for no such wish. */
  review: Id.nullable(),
});

export type Draft = z.infer<typeof Draft>;
