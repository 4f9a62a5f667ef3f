/** Real wallets of the reference table that ships; what they are is public. */
const ORDINARY = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const OTHER = "0x0002bda54cb772d040f779e88eb453cac0daa244";
const FRAUD = "0x0020731604c882cf7bf8c444be97d17b19ea4316";

/** A request that shows something, for the banner and its test. */
export interface Example {
  readonly title: string;
  readonly path: "/v1/score" | "/graphql";
  readonly body: unknown;
}

const payment = (to_address: string) => ({
  from_address: ORDINARY,
  to_address,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
});

export const EXAMPLES: readonly Example[] = [
  { title: "A payment between two real wallets", path: "/v1/score", body: payment(OTHER) },
  { title: "The same to a wallet that is known for fraud", path: "/v1/score", body: payment(FRAUD) },
  {
    title: "That wallet in the graph",
    path: "/graphql",
    body: {
      query: `{ wallet(network: "ethereum", address: "${FRAUD}") { firstSeen lastSeen history { sentTransactions receivedTransactions } labels { label source } risk { fraudProbability reasons { feature value contribution } nearest(first: 3) { fraud distance wallet { address } } } } }`,
    },
  },
];
