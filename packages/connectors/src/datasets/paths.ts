import { join } from "node:path";

/** The paths inside the data folder `TETRON_DATA`. */
export interface DatasetPaths {
  /** Folder of `readHistories`. */
  readonly histories: string;
  /** File of `parseExplorerAccount`, one account per line. */
  readonly sampleAccounts: string;
  /** File of `readKaggle`. */
  readonly kaggle: string;
  /** File of `readEthLabels`. */
  readonly labels: string;
  /** File of `readExplorerLabels`. */
  readonly explorerLabels: string;
  /** File of `readTagpacks`. */
  readonly tagpacks: string;
  /** Folder of `readNewestSanctions`. */
  readonly sanctions: string;
}

export function datasetPaths(folder: string): DatasetPaths {
  return {
    histories: join(folder, "ethereum-histories"),
    sampleAccounts: join(folder, "ethereum-histories", "sample-accounts.ndjson.gz"),
    kaggle: join(folder, "kaggle", "transaction_dataset.csv"),
    labels: join(folder, "labels", "eth-labels.csv.gz"),
    explorerLabels: join(folder, "labels", "explorer-labels-2023.csv.gz"),
    tagpacks: join(folder, "labels", "graphsense-tagpacks-2026.csv.gz"),
    sanctions: join(folder, "ofac"),
  };
}
