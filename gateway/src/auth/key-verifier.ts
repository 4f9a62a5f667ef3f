import { Failure } from "@tetron/domain/failure";
import type { KeyCache } from "@tetron/lake/key-cache";
import { type IpRanges, ipRanges } from "@tetron/service/ip-ranges";
import type { Verifier } from "./verifier.ts";

export interface KeyVerifierOptions {
  readonly keys: Pick<KeyCache, "lookup" | "wasKnown">;
  /** Called with the id of each key that was accepted. */
  readonly onUse?: ((id: string) => void) | undefined;
}

/** Verifies API keys. */
export function createKeyVerifier({ keys, onUse }: KeyVerifierOptions): Verifier {
  const rangesOf = new WeakMap<readonly string[], IpRanges>();
  return {
    wasKnown: (secret) => keys.wasKnown(secret),
    async verify(secret, address) {
      const key = await keys.lookup(secret);
      if (key === undefined) return undefined;
      const { allowedIps } = key;
      if (allowedIps.length > 0) {
        const ranges = rangesOf.get(allowedIps) ?? ipRanges(allowedIps);
        rangesOf.set(allowedIps, ranges);
        if (!ranges.contains(address)) throw notFrom(address);
      }
      onUse?.(key.id);
      const { id: keyId, tenant, scopes, mode } = key;
      return { tenant, keyId, scopes, ...(mode === "test" && { test: true }) };
    },
  };
}

function notFrom(address: string): Failure<"FORBIDDEN"> {
  return new Failure("FORBIDDEN", `This key may not be used from ${address}.`, { address });
}
