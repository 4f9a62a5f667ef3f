import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

/** Longest socket path that every system accepts, in bytes. */
const MAX_PATH_BYTES = 100;

/**
 * Where the platform that holds a home listens for commands of the same user.
 *
 * @returns A socket's path, a pipe's name on Windows; `undefined` where the path is too long for a socket.
 */
export function controlPlace(home: string): string | undefined {
  const folder = resolve(home);
  if (process.platform === "win32")
    return `\\\\.\\pipe\\tetron-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  const socket = join(folder, "control.sock");
  return Buffer.byteLength(socket) <= MAX_PATH_BYTES ? socket : undefined;
}
