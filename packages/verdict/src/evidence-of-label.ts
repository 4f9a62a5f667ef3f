import type { Evidence } from "./reason.ts";
import type { Edition, ListedLabel } from "./score-inputs.ts";

/** A label as evidence. */
export function evidenceOfLabel({ label, name, ...edition }: ListedLabel): Evidence {
  return { name: "label", value: name === "" ? label : `${label}: ${name}`, source: sourceOf(edition) };
}

/** A reference data set's classification of a wallet as fraud, as evidence. */
export function evidenceOfDataset(edition: Edition): Evidence {
  return { name: "reference_label", value: "fraud", source: sourceOf(edition) };
}

/** The list and its version. */
export function sourceOf({ list, version }: Edition): string {
  return `${list} ${version}`;
}
