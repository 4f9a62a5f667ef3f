import { KAGGLE_COLUMNS } from "@tetron/features/kaggle-columns";
import { WALLET_44 } from "@tetron/features/wallet-44";

/**
 * The columns that the public data set has as constant zeros, by its names, and the two for which it has the name of a
 * token instead of a number.
 */
const WITHOUT_DATA: Readonly<Record<string, string>> = {
  erc20_avg_min_between_sent: "ERC20 avg time between sent tnx",
  erc20_avg_min_between_received: "ERC20 avg time between rec tnx",
  erc20_avg_min_between_contract: "ERC20 avg time between contract tnx",
  erc20_most_sent_token_count: "ERC20 most sent token tnxs",
  erc20_most_received_token_count: "ERC20 most rec token tnxs",
  erc20_min_sent_to_contract: "ERC20 min val sent contract",
  erc20_max_sent_to_contract: "ERC20 max val sent contract",
  erc20_avg_sent_to_contract: "ERC20 avg val sent contract",
};

/** The names of the 44 numbers as users of the public data set know them, in the order of `wallet-44/v1`. */
export const DATASET_NAMES: readonly string[] = WALLET_44.map(
  (column) => KAGGLE_COLUMNS[column] ?? WITHOUT_DATA[column]!,
);
