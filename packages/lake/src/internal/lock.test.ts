import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock.ts";
import { identify } from "./process-identity.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "tetron-lock-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a directory has one holder, and the refusal names both", () => {
  using _held = takeLock(directory);
  expect(() => takeLock(directory)).toThrow(`${directory} is in use by process ${process.pid}`);
});

test("a freed directory can be taken again and nothing is left behind", () => {
  for (let i = 0; i < 3; i++) takeLock(directory)[Symbol.dispose]();
  expect(readdirSync(directory)).toEqual([]);
});

test("a lock whose process is dead is taken over at once", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(directory, "lock"), JSON.stringify({ pid, birth: "" }));
  using _taken = takeLock(directory);
  expect(JSON.parse(readFileSync(join(directory, "lock"), "utf8"))).toEqual(identify(process.pid));
});

test.skipIf(process.platform !== "linux")(
  "a later process with the number of a dead holder is not mistaken for it",
  () => {
    // As in a container, where every start has the same process id.
    writeFileSync(join(directory, "lock"), JSON.stringify({ pid: process.pid, birth: "an earlier boot/1" }));
    using _taken = takeLock(directory);
  },
);

test("a lock that cannot be read was cut short, and is taken over", () => {
  writeFileSync(join(directory, "lock"), '{"pid":');
  using _taken = takeLock(directory);
});

test("a living process keeps its directory", async () => {
  const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    writeFileSync(join(directory, "lock"), JSON.stringify(identify(holder.pid!)));
    expect(() => takeLock(directory)).toThrow(`in use by process ${holder.pid}`);
  } finally {
    holder.kill("SIGKILL");
  }
});

test("of many processes that find a stale lock, one gets the directory", async () => {
  writeFileSync(join(directory, "lock"), JSON.stringify({ pid: 2 ** 22 + 1, birth: "" }));
  const script = `const { takeLock } = await import(${JSON.stringify(new URL("./lock.ts", import.meta.url).href)});
    try { takeLock(process.argv[1]); process.stdout.write("held"); setInterval(() => {}, 1000); } catch { process.exit(3); }`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script, directory], {
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  try {
    const outcomes = await Promise.all(
      children.map(
        (child) =>
          new Promise((resolve) => {
            child.stdout.once("data", () => resolve("held"));
            child.once("exit", (code) => resolve(code));
          }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "held")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 3)).toHaveLength(3);
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
});
