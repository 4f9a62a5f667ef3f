import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** Starts a process that runs `body` as its `open`, and waits until it says that it is up. */
async function aProcess(
  body: string,
): Promise<{ child: ChildProcess; end: Promise<{ code: number; said: string }> }> {
  const script = `
    const { createStopSignal } = await import(${url("./stop-signal.ts")});
    const told = createStopSignal();
    const { run } = await import(${url("./run.ts")});
    const { createLog } = await import(${url("./log.ts")});
    await run({ log: createLog("test"), told, graceMs: 1_000 }, async (stack, signal) => { ${body} });
    console.log("after run");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const end = once(child, "close").then(([code]) => ({ code: code as number, said }));
  await Promise.race([once(child.stdout, "data"), end]);
  return { child, end };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s lets it close what it opened, last first, and end with 0",
  async (name) => {
    const { child, end } = await aProcess(`
    stack.defer(async () => { console.log("first", signal.aborted); });
    stack.defer(async () => { await new Promise(setImmediate); console.log("second"); });
    console.log("up");`);
    child.kill(name);
    const { code, said } = await end;
    expect(code).toBe(0);
    expect(said).toMatch(/second\nfirst true\n.*after run/s);
  },
);

test("a signal that comes twice at once is one", async () => {
  // waits: still closing when the second signal comes.
  const { child, end } = await aProcess(`
    stack.defer(() => new Promise((resolve) => setTimeout(resolve, 200))); console.log("up");`);
  child.kill("SIGTERM");
  // waits: within half a second two signals are one.
  setTimeout(() => child.kill("SIGTERM"), 20);
  expect((await end).code).toBe(0);
});

test("a second signal ends it by force", async () => {
  const { child, end } = await aProcess(
    `stack.defer(() => new Promise(() => setInterval(() => {}, 1000))); console.log("up");`,
  );
  child.kill("SIGTERM");
  // waits: after half a second another signal is a second one.
  setTimeout(() => child.kill("SIGTERM"), 700);
  const { code, said } = await end;
  expect([code, said.includes("stopped by force")]).toEqual([1, true]);
});

test("a signal during opening cancels it, and exits with 0", async () => {
  const { child, end } = await aProcess(`
    stack.defer(() => console.log("closed"));
    console.log("opening");
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));`);
  child.kill("SIGTERM");
  const { code, said } = await end;
  expect([code, said.includes("closed"), said.includes("process failed")]).toEqual([0, true, false]);
});

test("a signal before opening is not lost: nothing is opened, and it exits with 0", async () => {
  const script = `
    const { createStopSignal } = await import(${url("./stop-signal.ts")});
    const told = createStopSignal();
    console.log("heard");
    const alive = setInterval(() => {}, 60_000);
    if (!told.aborted) await new Promise((stop) => told.addEventListener("abort", stop));
    clearInterval(alive);
    const { run } = await import(${url("./run.ts")});
    const { createLog } = await import(${url("./log.ts")});
    await run({ log: createLog("test"), told }, async () => { console.log("opened"); });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "pipe" });
  const said = text(child.stdout);
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect([(await once(child, "close"))[0], (await said).includes("opened")]).toEqual([0, false]);
});

test("an error while opening closes what was opened, is logged, and exits with 1", async () => {
  const { end } = await aProcess(
    `stack.defer(() => console.log("closed")); throw new Error("The port is taken.");`,
  );
  const { code, said } = await end;
  expect(code).toBe(1);
  const lines = said.split("\n");
  expect(lines).toContain("closed");
  const logged = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  expect(logged).toContainEqual(
    expect.objectContaining({ err: expect.objectContaining({ message: "The port is taken." }) }),
  );
});

test.each([
  ["an error that nobody caught", `setImmediate(() => { throw new Error("lost"); });`],
  ["a rejection that nobody handled", `setImmediate(() => { void Promise.reject(new Error("lost")); });`],
])("%s stops it in order with 1", async (_what, body) => {
  const { end } = await aProcess(`stack.defer(() => console.log("closed")); ${body}`);
  const { code, said } = await end;
  expect(code).toBe(1);
  expect(said).toMatch(/lost.*closed/s);
});

test.each([
  ["what it left open", `setInterval(() => {}, 1000); console.log("up");`],
  ["what does not close", `stack.defer(() => new Promise(() => {})); console.log("up");`],
])("%s does not keep it alive for longer than the grace", async (_what, body) => {
  const { child, end } = await aProcess(body);
  child.kill("SIGTERM");
  const { code, said } = await end;
  expect([code, said.includes("not closed after 1000 ms")]).toEqual([1, true]);
});
