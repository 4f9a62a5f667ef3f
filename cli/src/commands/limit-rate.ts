import { COMMAND_LINE } from "@tetron/domain/actor";
import { limitRate } from "@tetron/tenancy/limit-rate";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Sets the limit of a key, or of a tenant's keys without one of their own. */
export async function runLimitRate(
  { lake, terminal }: Host,
  limit: { readonly tenant: string; readonly keyId: string | undefined; readonly perMinute: number | null },
): Promise<ExitCode> {
  await limitRate(await lake(), COMMAND_LINE, limit);
  const { tenant, keyId, perMinute } = limit;
  if (terminal.json) {
    terminal.print(JSON.stringify({ tenant, key: keyId ?? null, per_minute: perMinute }));
    return EXIT.ok;
  }
  const whose = keyId ?? `Each key of ${tenant} without a limit of its own`;
  const what =
    perMinute === null
      ? "follows the default"
      : `may make ${perMinute === 0 ? "any number of" : perMinute} requests a minute`;
  terminal.print(`${whose} ${what}. Running gateways follow within five seconds.`);
  return EXIT.ok;
}
