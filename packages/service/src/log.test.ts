import { stripVTControlCharacters } from "node:util";
import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { createLog, type LogOptions } from "./log.ts";

/** A log and what it wrote. */
function aLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog("scoring", { pretty: false, ...options, write: (line) => lines.push(line) });
  return { log, lines, json: () => lines.map((line) => JSON.parse(line)) };
}

test("an event is one JSON object a line with its fields", () => {
  const { log, lines, json } = aLog();
  log.info({ score: "tx_1" }, "score made");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\n$/);
  expect(json()[0]).toMatchObject({ level: "info", service: "scoring", msg: "score made", score: "tx_1" });
  expect(json()[0].time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test("less than the level is not written", () => {
  const { log, lines } = aLog({ level: "warn" });
  log.info("quiet");
  log.warn("loud");
  expect(lines).toHaveLength(1);
});

test("secrets are redacted at every depth", () => {
  const { log, lines } = aLog();
  const secret = "hunter2-hunter2";
  log.info(
    { authorization: secret, headers: { authorization: secret }, a: { b: { password: secret } } },
    "x",
  );
  log.error({ err: new Error(`postgres://u:${secret}@db`) }, `Bearer ${secret}`);
  expect(lines.join("")).not.toContain(secret);
});

test("an error is logged with its code, details, stack and causes", () => {
  const { log, json } = aLog();
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  log.error(
    { err: new Failure("UNAVAILABLE", "gone", { dependency: "lake", retryAfter: 1 }, { cause }) },
    "x",
  );
  expect(json()[0].err).toMatchObject({
    name: "Failure",
    message: "gone",
    code: "UNAVAILABLE",
    details: { dependency: "lake" },
    cause: { message: "connect", code: "ECONNREFUSED" },
  });
  expect(json()[0].err.stack).toMatch(/^at .*log\.test\.ts/);
});

test("a message that repeats a whole statement is cut", () => {
  const { log, lines } = aLog();
  log.error({ err: new Error("x".repeat(1_000_000)) }, "x");
  expect(lines[0]!.length).toBeLessThan(5_000);
});

test("on a terminal a line is for people", () => {
  const { log, lines } = aLog({ pretty: true });
  log.error({ score: "tx_1", count: 2, err: new TypeError("broken") }, "no score");
  const text = stripVTControlCharacters(lines.join(""));
  expect(text).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} error no score score=tx_1 count=2\n {2}TypeError: broken\n {4}at /,
  );
});

test("what came from elsewhere can neither begin a line on a terminal nor move its cursor", () => {
  const { log, lines } = aLog({ pretty: true });
  const forged = "x\n12:00:00.000 info  stopped\u001b[2K\r";
  log.error({ [forged]: 1, route: forged, nested: { forged }, err: new Error(forged) }, forged);
  const text = stripVTControlCharacters(lines.join(""));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(text).not.toMatch(/^12:00:00\.000|[\u0000-\u0009\u000b-\u001f]/m);
  expect(lines.join("")).not.toContain("\u001b[2K");
  expect(text).toContain("route=x\\n12:00:00.000 info  stopped\\u001b[2K\\u000d");
});
