/** A refusal of a request before GraphQL execution. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether a value is a refusal. */
export function isRefusal(value: object): value is Refusal {
  return "status" in value;
}
