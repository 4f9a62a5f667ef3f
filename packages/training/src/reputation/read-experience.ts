import { readEthLabels } from "@tetron/connectors/datasets/eth-labels";
import { readHistories } from "@tetron/connectors/datasets/histories";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import type { Label } from "@tetron/labels/read-labels";
import { acquaintanceOf } from "./acquaintance.ts";
import type { Experience } from "./experience.ts";
import { addToLedger, emptyLedger } from "./ledger.ts";

export interface ReputationData {
  /** Folder of the training data. */
  readonly data: string;
  readonly signal: AbortSignal;
  /** Called with the finished part of the work, `done` of `whole`. */
  readonly onProgress?: (done: number, whole: number) => void;
}

/** Reads the training data of reputation: labelled histories and public labels of their counterparties. */
export async function readExperience({ data, signal }: ReputationData): Promise<Experience> {
  const paths = datasetPaths(data);
  const ledger = emptyLedger();
  for await (const account of readHistories(paths.histories, signal)) addToLedger(ledger, account);
  const labels: Label[][] = ledger.parties.map(() => []);
  for await (const { network, address, label, name } of readEthLabels(paths.labels, signal)) {
    const party = network === "ethereum" ? ledger.numbers.get(address) : undefined;
    if (party !== undefined) labels[party]!.push({ label, name });
  }
  return { ledger, acquaintance: acquaintanceOf(ledger), labels };
}
