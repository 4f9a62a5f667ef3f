import { Failure } from "@tetron/domain/failure";
import { demoKeyFile, readDemoKey } from "@tetron/embedded/demo-key-file";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Prints the demo tenant's key. @throws Failure `NOT_FOUND` when none is stored here. */
export async function showDemoKey({ settings, terminal }: Host): Promise<ExitCode> {
  const file = demoKeyFile(settings);
  const key = settings.TETRON_DEMO_KEY ?? (file === undefined ? undefined : await readDemoKey(file));
  if (key === undefined)
    throw new Failure(
      "NOT_FOUND",
      "No key of the demo tenant is kept here: start Tetron once, or make one with `tetron keys create`.",
      { kind: "key", id: "demo" },
    );
  terminal.print(terminal.json ? JSON.stringify({ key }) : key);
  return EXIT.ok;
}
