import type { WALLET_44 } from "./wallet-44.ts";

/**
 * The public dataset's column for each feature. Left out are the six columns that are constant zeros in the
 * dataset (its scraper read one digit of each token transfer's time and never filled one list) and the two
 * that hold a token's name.
 */
export const KAGGLE_COLUMNS: Readonly<Partial<Record<(typeof WALLET_44)[number], string>>> = {
  sent_tx: "Sent tnx",
  received_tx: "Received Tnx",
  total_tx: "total transactions (including tnx to create contract",
  erc20_tx: "Total ERC20 tnxs",
  avg_min_between_sent: "Avg min between sent tnx",
  avg_min_between_received: "Avg min between received tnx",
  time_span: "Time Diff between first and last (Mins)",
  min_sent: "min val sent",
  max_sent: "max val sent",
  avg_sent: "avg val sent",
  total_sent: "total Ether sent",
  min_received: "min value received",
  max_received: "max value received",
  avg_received: "avg val received",
  total_received: "total ether received",
  unique_sent_to: "Unique Sent To Addresses",
  unique_received_from: "Unique Received From Addresses",
  contracts_created: "Number of Created Contracts",
  min_sent_to_contract: "min value sent to contract",
  max_sent_to_contract: "max val sent to contract",
  total_sent_to_contract: "total ether sent contracts",
  balance: "total ether balance",
  erc20_total_sent: "ERC20 total ether sent",
  erc20_total_received: "ERC20 total Ether received",
  erc20_min_sent: "ERC20 min val sent",
  erc20_max_sent: "ERC20 max val sent",
  erc20_avg_sent: "ERC20 avg val sent",
  erc20_min_received: "ERC20 min val rec",
  erc20_max_received: "ERC20 max val rec",
  erc20_avg_received: "ERC20 avg val rec",
  erc20_unique_sent_to: "ERC20 uniq sent addr",
  erc20_unique_received_from: "ERC20 uniq rec addr",
  erc20_total_sent_to_contract: "ERC20 total Ether sent contract",
  erc20_unique_contracts: "ERC20 uniq rec contract addr",
  erc20_unique_tokens_sent: "ERC20 uniq sent token name",
  erc20_unique_tokens_received: "ERC20 uniq rec token name",
};
