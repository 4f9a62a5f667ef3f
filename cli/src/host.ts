import { placeOf } from "@tetron/embedded/lake-place";
import type { Platform } from "@tetron/embedded/platform";
import type { Settings } from "@tetron/embedded/settings";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { Terminal } from "./terminal.ts";

/** The environment of a command: a process of its own, or the running platform. */
export interface Host {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly log: Log;
  /** The folder that paths on the command line are relative to. */
  readonly folder: string;
  /** Whether the command may read standard input. */
  readonly hasInput: boolean;
  /** Aborts when the command should stop. */
  readonly signal: AbortSignal;
  /** Opened on first use, and closed when the command ends. */
  lake(): Promise<Lake>;
  platform(): Promise<Platform>;
}

/** A host that opens what the command uses; `stack` closes it again. */
export function ownHost(
  stack: AsyncDisposableStack,
  base: Omit<Host, "lake" | "platform" | "folder" | "hasInput">,
): Host {
  const { settings, log, signal } = base;
  let lake: Promise<Lake> | undefined;
  let platform: Promise<Platform> | undefined;
  const host: Host = {
    ...base,
    folder: process.cwd(),
    hasInput: true,
    lake: () => {
      lake ??= open();
      return lake;
    },
    platform: () => {
      platform ??= openOwnPlatform();
      return platform;
    },
  };
  return host;

  async function open(): Promise<Lake> {
    const [{ openLake }, { readShippedLists }] = await Promise.all([
      import("@tetron/lake/open"),
      import("@tetron/service/shipped-lists"),
    ]);
    const shipped = await readShippedLists();
    return stack.use(
      await openLake(placeOf(settings), { log, region: settings.TETRON_REGION, signal, shipped }),
    );
  }

  async function openOwnPlatform(): Promise<Platform> {
    const { openPlatform } = await import("@tetron/embedded/platform");
    return openPlatform(stack, { lake: await host.lake(), settings, log, signal });
  }
}
