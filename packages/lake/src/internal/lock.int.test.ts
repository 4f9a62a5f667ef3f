import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { reasonToSkip, type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acquireLock } from "./lock.ts";

/** Takes and holds the lock of the directory given as its argument, or exits with 3. */
const HOLD = `const { acquireLock } = await import(${JSON.stringify(new URL("./lock.ts", import.meta.url).href)});
  try { acquireLock(process.argv[1]); } catch { process.exit(3); }
  process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);`;
/** A process in another pid namespace than its parent, as in a container. */
const CONTAINER = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"];

let temporary: TemporaryFolder;
let directory: string;
let started: ChildProcess[];
beforeEach(() => {
  temporary = temporaryFolder();
  directory = temporary.path;
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  temporary[Symbol.dispose]();
});

function aHolder(...before: string[]): ChildProcess {
  const [command, ...args] = [...before, process.execPath, "--input-type=module", "-e", HOLD, directory];
  const child = spawn(command!, args, { stdio: ["ignore", "pipe", "ignore"] });
  started.push(child);
  return child;
}

/** What it prints once it holds the lock; `undefined` when it was refused. */
async function held(child: ChildProcess): Promise<string | undefined> {
  const [outcome] = await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
  return outcome === 3 ? undefined : String(outcome);
}

function missingContainers(): string | undefined {
  try {
    const [command, ...args] = [...CONTAINER, "true"];
    execFileSync(command!, args, { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return `no container can be made: ${(error as Error).message}`;
  }
}

const noProc = reasonToSkip(
  process.platform === "linux" ? undefined : "zombies are looked up in /proc, which is Linux's",
);

test("a directory has one holder, and the refusal names both", () => {
  using _held = acquireLock(directory);
  expect(() => acquireLock(directory)).toThrow(
    `${directory} is in use by process ${process.pid} on ${hostname()}.`,
  );
});

test("a refused attempt of the holder's own process does not let others in", async () => {
  using _held = acquireLock(directory);
  expect(() => acquireLock(directory)).toThrow("is in use");
  expect(await held(aHolder())).toBeUndefined();
});

test("a released directory can be locked again and names no process", () => {
  for (let i = 0; i < 3; i++) acquireLock(directory)[Symbol.dispose]();
  expect(readdirSync(directory)).toEqual(["lock.db"]);
  expect(readFileSync(join(directory, "lock.db"))).toHaveLength(0);
});

test("a record of a holder alone does not keep the lock", () => {
  writeFileSync(join(directory, "lock"), `process ${process.pid} on ${hostname()}\n`);
  using _taken = acquireLock(directory);
});

test("a running process keeps its lock, which is free as soon as it is killed", async () => {
  const holder = aHolder();
  await held(holder);
  expect(() => acquireLock(directory)).toThrow(`in use by process ${holder.pid} on`);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  using _taken = acquireLock(directory);
});

test("of many processes that ask at once, one gets the directory", async () => {
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => held(aHolder())));
  expect(outcomes.filter((pid) => pid !== undefined)).toHaveLength(1);
});

test.skipIf(noProc)("a killed holder that was not yet reaped does not keep the lock", async () => {
  // The shell is replaced by a program that never reaps its children.
  const pid = Number(await held(aHolder("sh", "-c", '"$@" & exec sleep 60', "sh")));
  process.kill(pid, "SIGKILL");
  await expect.poll(() => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0]).toBe("Z");
  using _taken = acquireLock(directory);
});

describe.skipIf(reasonToSkip(missingContainers()))("between containers that share a volume", () => {
  test("a directory locked in one is refused in another, and free once that one is killed", async () => {
    const holder = aHolder(...CONTAINER);
    // Both are the first process of their container.
    expect(await held(holder)).toBe("1");
    expect(await held(aHolder(...CONTAINER))).toBeUndefined();
    expect(() => acquireLock(directory)).toThrow("in use by process 1 on");
    holder.kill("SIGKILL");
    await expect.poll(() => held(aHolder(...CONTAINER))).toBe("1");
  });
});
