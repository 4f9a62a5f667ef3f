import { checkDraft } from "./check-draft.ts";
import type { Dossier } from "./dossier.ts";
import type { Narrative, Refusal } from "./narrative.ts";
import { TEMPLATES_VERSION, writeFromTemplates } from "./write-from-templates.ts";

/**
 * The narrative of a payment that is written without a model. Takes microseconds.
 *
 * @param refusal - Why no model's text was taken; `null` when no model is configured.
 */
export function narrateFromTemplates(dossier: Dossier, refusal: Refusal | null): Narrative {
  const draft = writeFromTemplates(dossier);
  const { narrative, faults } = checkDraft(dossier, draft);
  if (narrative === null) throw new Error(`The templates wrote what is refused: ${faults.join(", ")}.`);
  return { ...narrative, writer: "templates", refusal, model: null, promptVersion: TEMPLATES_VERSION };
}
