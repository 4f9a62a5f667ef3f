/** A network on which payments are measured, over a node of its own. */
export interface MeasuredFamily {
  readonly network: "ethereum" | "bitcoin";
  /** The network's coin, what each payment is of it, and who pays. */
  readonly payment: { readonly currency: string; readonly amount: string; readonly from_address: string };
  /** Settings of the platform. */
  readonly env: Readonly<Record<string, string>>;
  /** A wallet that nobody has; each number has its own. */
  wallet(n: number): string;
  /** Pays a wallet. @returns The transaction's hash. */
  pay(n: number): Promise<string>;
  /** When the node announced each transaction, by `performance.now()`. */
  readonly announced: ReadonlyMap<string, number>;
}
