/** A number in words; `#` is the number itself, and the noun after it is in the plural. */
type Words = string | ((shown: string) => string);

const OF_REASONS = {
  adverse_received_share: "share of what it received #",
  adverse_sent_share: "share of what it sent #",
  amount: "# coins paid",
  asked_last_hour: "# payments within the hour that were asked about",
  average_distance: "mean distance #",
  busiest_day: "# transactions on its busiest day",
  cluster_size: "# wallets of its holder",
  cluster_size_at_least: "at least # wallets of its holder",
  confidence: "confidence #",
  fraud_probability: "fraud probability #",
  fraud_share: "share of fraud accounts among them #",
  holder_points: "of it # points by other addresses of its holder",
  highest: "fraud probability at most #",
  largest_before: "largest payment before: # coins",
  leaf_rarity_bits: "rarity: # bits",
  lowest: "fraud probability at least #",
  more_labels: "# more labels",
  more_lists: "# more lists",
  named: "lists name # of them",
  nearest_distance: "distance to the nearest known wallet #",
  payments_before: "# payments before",
  payments_last_hour: "# payments within the hour",
  payments_to_it: "# payments to the party that it looks like",
  reputation: "reputation: # points",
  shelf_life: "shelf life: # days",
} satisfies Record<string, Words>;

const OF_HISTORIES = {
  sent_tx: "# transactions sent",
  received_tx: "# transactions received",
  total_tx: "# transactions in all",
  avg_min_between_sent: "# minutes on average before it sends",
  avg_min_between_received: "# minutes on average before it receives",
  time_span: "# minutes from its first transaction to its last",
  ...amounts("sent", "payment sent", "coins"),
  ...amounts("received", "payment received", "coins"),
  unique_sent_to: "# wallets paid",
  unique_received_from: "# wallets that paid it",
  contracts_created: "# contracts created",
  ...amounts("sent_to_contract", "payment to a new contract", "coins"),
  balance: "balance: # coins",
} satisfies Record<string, Words>;

const OF_TOKENS = {
  erc20_tx: "# token transfers",
  ...amounts("sent", "token transfer sent", "tokens", "erc20_"),
  ...amounts("received", "token transfer received", "tokens", "erc20_"),
  ...amounts("sent_to_contract", "transfer of its own token", "tokens", "erc20_"),
  erc20_unique_sent_to: "# wallets that got tokens of it",
  erc20_unique_received_from: "# wallets that it got tokens of",
  erc20_unique_contracts: "# contracts of tokens received",
  erc20_avg_min_between_sent: "# minutes on average before it sends tokens",
  erc20_avg_min_between_received: "# minutes on average before it receives tokens",
  erc20_avg_min_between_contract: "# minutes on average between transfers of its own token",
  erc20_unique_tokens_sent: "# tokens of different kinds sent",
  erc20_unique_tokens_received: "# tokens of different kinds received",
  erc20_most_sent_token_count: "# transfers of the token that it sent most often",
  erc20_most_received_token_count: "# transfers of the token that it received most often",
} satisfies Record<string, Words>;

const OF_BEHAVIOUR = {
  failed_share: "share of transactions that failed #",
  call_share: "share of transactions that call a contract #",
  methods: "# methods called",
  sent_share: "share of transactions that it sent #",
  ...manner("sent"),
  ...manner("received"),
  drained: "ratio of what it sent to what it received #",
  minutes_to_first_sent: "# minutes from the first payment received to the first sent",
  minutes_sent_after_received: "# minutes from the last payment received to the last sent",
  first_is_sent: (shown) => `its first transaction was ${shown === "1" ? "sent" : "received"}`,
  first_value: "first transaction: # coins",
  sent_soon_share: "share sent within an hour of the transaction before #",
  median_wait: "median wait between transactions: # minutes",
  shortest_wait: "shortest wait between transactions: # minutes",
  longest_wait: "longest wait between transactions: # minutes",
  hour_entropy: "spread over the hours of the day: # nats",
  active_days: "# days with a transaction",
  tx_per_active_day: "# transactions on a day with any",
  busiest_day_tx: "# transactions on its busiest day",
  busiest_day_share: "share of transactions on its busiest day #",
} satisfies Record<string, Words>;

const WORDS: Readonly<Record<string, Words>> = {
  ...{ ...OF_REASONS, ...OF_HISTORIES },
  ...{ ...OF_TOKENS, ...OF_BEHAVIOUR },
};

/** Whether a piece of evidence is a number that Tetron computed, by its name; all other evidence may hold what somebody wrote. */
export function isComputedNumber(name: string): boolean {
  return Object.hasOwn(WORDS, name);
}

/**
 * A number of Tetron's own in words, with its unit; shares, ratios and probabilities have none.
 *
 * @param name - Of the evidence; see {@link isComputedNumber}.
 */
export function inWords(name: string, shown: string): string {
  const words = WORDS[name]!;
  if (typeof words === "function") return words(shown);
  const form = shown === "1" ? words.replace(/# (more )?([a-z]+)s\b/, "# $1$2") : words;
  return form.replace("#", shown);
}

function amounts(column: string, what: string, unit: string, prefix = "") {
  return {
    [`${prefix}min_${column}`]: `smallest ${what}: # ${unit}`,
    [`${prefix}max_${column}`]: `largest ${what}: # ${unit}`,
    [`${prefix}avg_${column}`]: `mean ${what}: # ${unit}`,
    [`${prefix}total_${column}`]: `every ${what} together: # ${unit}`,
  };
}

function manner(way: "sent" | "received") {
  return {
    [`${way}_median`]: `median payment ${way}: # coins`,
    [`${way}_spread`]: `spread of amounts ${way} over their mean #`,
    [`${way}_zero_share`]: `share of payments ${way} without an amount #`,
    [`${way}_round_share`]: `share of round amounts ${way} #`,
    [`${way}_party_ratio`]: `counterparties of payments ${way} for each of them #`,
    [`${way}_top_party_share`]: `share of payments ${way} with the most frequent counterparty #`,
  };
}
