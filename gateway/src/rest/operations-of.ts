import type { AnyKind } from "./any-kind.ts";

/** The texts of the operations that an endpoint runs, with the one that reads again what an earlier attempt wrote. */
export function operationsOf(endpoint: AnyKind): string[] {
  if (endpoint.kind === "streamed" || endpoint.kind === "file") return endpoint.operations.map(String);
  const recovery = "recover" in endpoint ? endpoint.recover : undefined;
  const again = recovery !== undefined && "operation" in recovery ? [recovery.operation] : [];
  return [endpoint.operation, ...again].map(String);
}
