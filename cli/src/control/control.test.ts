import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { controlPlace } from "@tetron/embedded/control/place";
import { type RunCommand, serveControl } from "@tetron/embedded/control/serve";
import { createLog } from "@tetron/service/log";
import { afterEach, expect, test } from "vitest";
import { sendCommand } from "./send-command.ts";

const log = createLog("test", { level: "silent" });
let stack = new AsyncDisposableStack();
afterEach(async () => {
  await stack.disposeAsync();
  stack = new AsyncDisposableStack();
});

/** A platform that answers every command with `run`. @returns The place of its control socket. */
async function aPlatform(run: RunCommand): Promise<string> {
  const place = join(stack.use(temporaryFolder()).path, "control.sock");
  await writeFile(place, "left by a process that was killed");
  await serveControl(stack, place, { run, log });
  return place;
}

function listener() {
  const heard: string[] = [];
  return {
    heard,
    print: (line: string) => void heard.push(`out ${line}`),
    tell: (line: string) => void heard.push(`err ${line}`),
  };
}

const { signal } = new AbortController();
const COMMAND = { argv: ["keys", "list"], folder: "/somewhere" };

test("a command is run by the platform, and its output and exit code are returned", async () => {
  const place = await aPlatform(async ({ argv, folder }, { print, tell }) => {
    print(argv.join(" "));
    tell(folder);
    return 3;
  });
  const terminal = listener();
  expect(await sendCommand(place, COMMAND, { terminal, signal })).toBe(3);
  expect(terminal.heard).toEqual(["out keys list", "err /somewhere"]);
});

test("only the owner may open the socket", async () => {
  const { mode } = await stat(await aPlatform(async () => 0));
  expect(mode & 0o777).toBe(0o600);
});

test("without a listener there is no answer, and the caller runs the command itself", async () => {
  using folder = temporaryFolder();
  expect(
    await sendCommand(join(folder.path, "control.sock"), COMMAND, { terminal: listener(), signal }),
  ).toBeUndefined();
});

test("a command is aborted when its caller disconnects", async () => {
  const stopped = Promise.withResolvers<void>();
  const place = await aPlatform((_command, { signal, print }) => {
    print("begun");
    signal.addEventListener("abort", () => stopped.resolve());
    return new Promise(() => {});
  });
  const leave = () => {
    throw new Error("gone");
  };
  await expect(
    sendCommand(place, COMMAND, { terminal: { print: leave, tell: leave }, signal }),
  ).rejects.toThrow("gone");
  await stopped.promise;
});

test("a signal ends the command in the platform, and is the reason", async () => {
  const told = new AbortController();
  const stopped = Promise.withResolvers<void>();
  const place = await aPlatform((_command, { signal: gone, print }) => {
    gone.addEventListener("abort", () => stopped.resolve());
    print("begun");
    return new Promise(() => {});
  });
  const reason = new Error("Interrupted by SIGTERM.");
  const terminal = { print: () => told.abort(reason), tell: () => {} };
  await expect(sendCommand(place, COMMAND, { terminal, signal: told.signal })).rejects.toBe(reason);
  await stopped.promise;
});

test("a command fails when the platform stops during it", async () => {
  const begun = Promise.withResolvers<void>();
  const place = await aPlatform(() => {
    begun.resolve();
    return new Promise(() => {});
  });
  const asked = sendCommand(place, COMMAND, { terminal: listener(), signal });
  await begun.promise;
  void stack.disposeAsync();
  await expect(asked).rejects.toThrow("socket hang up");
});

test("a home whose path is too long for a socket has no control place", () => {
  expect(controlPlace("/x")).toBe("/x/control.sock");
  expect(controlPlace(`/${"x".repeat(120)}`)).toBeUndefined();
});
