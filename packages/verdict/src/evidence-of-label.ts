import type { Evidence } from "./reason.ts";
import type { Edition, ListedLabel } from "./score-inputs.ts";

/** A label as evidence. */
export function evidenceOfLabel({ label, name, contested, ...edition }: ListedLabel): Evidence {
  const kind = contested ? "contested_label" : "label";
  return { name: kind, value: name === "" ? label : `${label}: ${name}`, source: sourceOf(edition) };
}

/** A reference data set's classification of a wallet as fraud, as evidence. */
export function evidenceOfDataset(edition: Edition): Evidence {
  return { name: "reference_label", value: "fraud", source: sourceOf(edition) };
}

/** The list and its version. */
export function sourceOf({ list, version }: Edition): string {
  return `${list} ${version}`;
}
