/** Wallets of the shipped reference table; their classes are public. */
export const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
const FRAUD = "0xde1dc040e4ed660935828350627c27c3dd1c585a";

/** A request with an interesting answer, for the banner and its test. */
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
      query: `{ wallet(network: "ethereum", address: "${FRAUD}") { firstSeen lastSeen history { sentTransactions receivedTransactions } labels { label list } risk { fraudProbability reasons { feature value contribution } nearest(first: 3) { fraud distance wallet { address } } } } }`,
    },
  },
];
