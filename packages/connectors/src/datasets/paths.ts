import { join } from "node:path";

/** Where the parts of a data folder stand; the folder is what `TETRON_DATA` names. */
export interface DatasetPaths {
  /** Folder of `readHistories`. */
  readonly histories: string;
  /** File of `parseExplorerAccount`, one account a line. */
  readonly sampleAccounts: string;
  /** File of `readKaggle`. */
  readonly kaggle: string;
  /** File of `readEthLabels`. */
  readonly labels: string;
  /** Folder of `readSanctions`. */
  readonly sanctions: string;
}

export function datasetPaths(folder: string): DatasetPaths {
  return {
    histories: join(folder, "ethereum-histories"),
    sampleAccounts: join(folder, "ethereum-histories", "sample-accounts.ndjson.gz"),
    kaggle: join(folder, "kaggle", "transaction_dataset.csv"),
    labels: join(folder, "labels", "eth-labels.csv.gz"),
    sanctions: join(folder, "ofac"),
  };
}
