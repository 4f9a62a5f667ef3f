/** A request that is answered before GraphQL sees it. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tells a refusal from what was asked for. */
export function isRefusal(value: object): value is Refusal {
  return "status" in value;
}
