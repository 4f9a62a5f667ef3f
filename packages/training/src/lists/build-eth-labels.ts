import { readEthLabels } from "@tetron/connectors/datasets/eth-labels";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { createListDraft } from "./list-draft.ts";
import { labelsSource } from "./list-editions.ts";

/** Builds the explorers' public labels, as collected by `eth-labels`. */
export async function buildEthLabels(data: string, sha256: string, signal: AbortSignal) {
  const draft = createListDraft(labelsSource("eth-labels", sha256));
  for await (const { network, address, label, name } of readEthLabels(datasetPaths(data).labels, signal))
    draft.add(network, address, { label, name });
  return draft.encode();
}
