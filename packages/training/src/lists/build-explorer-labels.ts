import { readExplorerLabels } from "@tetron/connectors/datasets/explorer-labels";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { createListDraft } from "./list-draft.ts";
import { labelsSource } from "./list-editions.ts";

/** Added to each row from an explorer's page of tokens: the address is the token's contract. */
const TOKEN_WORD = "token-contract";

/** Builds the label clouds of five explorers: labels like those of eth-labels, from other pages. */
export async function buildExplorerLabels(data: string, sha256: string, signal: AbortSignal) {
  const draft = createListDraft(labelsSource("explorer-labels-2023", sha256));
  for await (const row of readExplorerLabels(datasetPaths(data).explorerLabels, signal)) {
    const { network, address, name } = row;
    const words = row.isToken ? [...row.words, TOKEN_WORD] : row.words;
    if (address === "") draft.leaveOut("sums of several accounts");
    else for (const label of new Set(words)) draft.add(network, address, { label, name });
  }
  return draft.encode();
}
