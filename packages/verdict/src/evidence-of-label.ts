import type { Evidence } from "./reason.ts";
import type { Edition, ListedLabel } from "./score-inputs.ts";

/** A list's word for a wallet as evidence. */
export function evidenceOfLabel({ label, name, ...edition }: ListedLabel): Evidence {
  return { name: "label", value: name === "" ? label : `${label}: ${name}`, source: sourceOf(edition) };
}

/** A data set's word for a wallet, which is that it is fraud, as evidence. */
export function evidenceOfDataset(edition: Edition): Evidence {
  return { name: "reference_label", value: "fraud", source: sourceOf(edition) };
}

/** Who says it, with the edition. */
export function sourceOf({ list, version }: Edition): string {
  return `${list} ${version}`;
}
