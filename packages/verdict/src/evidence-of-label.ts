import type { Evidence } from "./reason.ts";
import type { Edition, FraudEdition, ListedLabel } from "./score-inputs.ts";

/** A label as evidence. */
export function evidenceOfLabel({ label, name, network, contested, ...edition }: ListedLabel): Evidence {
  const kind = contested ? "contested_label" : "label";
  const value = name === "" ? label : `${label}: ${name}`;
  const place = network === undefined ? "" : ` (on ${network})`;
  return { name: kind, value: `${value}${place}`, source: sourceOf(edition) };
}

/** A reference data set's classification of a wallet as fraud, as evidence. */
export function evidenceOfDataset(edition: FraudEdition): Evidence {
  const name = edition.contested ? "contested_reference_label" : "reference_label";
  return { name, value: "fraud", source: sourceOf(edition) };
}

/** The list and its version. */
export function sourceOf({ list, version }: Edition): string {
  return `${list} ${version}`;
}
