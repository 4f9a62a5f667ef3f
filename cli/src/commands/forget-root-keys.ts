import { COMMAND_LINE } from "@tetron/domain/actor";
import { forgetRootKeys } from "@tetron/tenancy/forget-root-keys";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Erases what is encrypted under root keys that are lost. */
export async function forget(host: Host): Promise<ExitCode> {
  const { terminal } = host;
  const keys = await forgetRootKeys(await host.lake({ anyRootKey: true }), COMMAND_LINE);
  if (terminal.json) terminal.print(JSON.stringify({ keys }));
  else
    terminal.print(
      keys === 0
        ? "No root key is lost: every data key can be unwrapped."
        : `${keys} data keys of lost root keys are deleted. The personal data that the audit log kept under them is gone.`,
    );
  return EXIT.ok;
}
