import { COMMAND_LINE } from "@tetron/domain/actor";
import { rewrapKeys } from "@tetron/tenancy/rewrap-keys";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Wraps every data key with the current root key. */
export async function rewrap(host: Host): Promise<ExitCode> {
  const { terminal } = host;
  const { rootKey, keys } = await rewrapKeys(await host.lake(), COMMAND_LINE);
  if (terminal.json) terminal.print(JSON.stringify({ root_key: rootKey, keys }));
  else
    terminal.print(`${keys} data keys were wrapped anew. All of them are under the root key ${rootKey} now.`);
  return EXIT.ok;
}
