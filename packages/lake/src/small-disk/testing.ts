import { execFileSync } from "node:child_process";
import { type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";

/** A small in-memory disk. Needs root on Linux. */
export function aDisk(options: string): TemporaryFolder {
  using stack = new DisposableStack();
  const { path } = stack.use(temporaryFolder());
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path], { stdio: "pipe" });
  // Lazily: an open file must not prevent it.
  stack.defer(() => void execFileSync("umount", ["--lazy", path], { stdio: "pipe" }));
  const disk = stack.move();
  return { path, [Symbol.dispose]: () => disk.dispose() };
}

/** Why tests that need a small disk are skipped, for `reasonToSkip`. */
export function missingDisk(): string | undefined {
  try {
    aDisk("size=1m")[Symbol.dispose]();
    return undefined;
  } catch (error) {
    return `a disk cannot be mounted, which needs root on Linux: ${(error as Error).message}`;
  }
}
