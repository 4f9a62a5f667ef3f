import { placeOf } from "@tetron/embedded/lake-place";
import type { Platform } from "@tetron/embedded/platform";
import type { Settings } from "@tetron/embedded/settings";
import type { Lake } from "@tetron/lake/lake";
import type { OpenOptions } from "@tetron/lake/open";
import type { Log } from "@tetron/service/log";
import type { Terminal } from "./terminal.ts";

type LakeOptions = Pick<OpenOptions, "anyRootKey">;

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
  /**
   * Opened on first use, and closed when the command ends. With `anyRootKey`, also when the root key is not its own;
   * no effect on a lake that is open.
   */
  lake(options?: LakeOptions): Promise<Lake>;
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
    lake: (options) => {
      lake ??= open(options);
      return lake;
    },
    platform: () => {
      platform ??= openOwnPlatform();
      return platform;
    },
  };
  return host;

  async function open({ anyRootKey }: LakeOptions = {}): Promise<Lake> {
    const [{ openLake }, { readShippedLists }] = await Promise.all([
      import("@tetron/lake/open"),
      import("@tetron/service/shipped-lists"),
    ]);
    const shipped = await readShippedLists();
    return stack.use(
      await openLake(placeOf(settings), {
        ...{ log, signal, shipped, anyRootKey },
        region: settings.TETRON_REGION,
      }),
    );
  }

  async function openOwnPlatform(): Promise<Platform> {
    const { openPlatform } = await import("@tetron/embedded/platform");
    return openPlatform(stack, { lake: await host.lake(), settings, log, signal });
  }
}
