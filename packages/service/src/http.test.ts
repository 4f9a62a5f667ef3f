import { gzipSync } from "node:zlib";
import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { listen } from "./http.ts";
import { aServer } from "./testing.ts";

const json = { "content-type": "application/json" };

const REFUSED = {
  "malformed JSON": { payload: "{", status: 400, code: "BAD_REQUEST", reason: "malformed_json" },
  "an empty body": { payload: "", status: 400, code: "BAD_REQUEST", reason: "empty" },
  "a poisoned body": {
    payload: '{"__proto__":{"admin":true}}',
    status: 400,
    code: "BAD_REQUEST",
    reason: "malformed_json",
  },
  text: { type: "text/plain", payload: "hello", status: 415, code: "UNSUPPORTED_MEDIA_TYPE" },
  "a form": {
    type: "application/x-www-form-urlencoded",
    payload: "a=1",
    status: 415,
    code: "UNSUPPORTED_MEDIA_TYPE",
  },
  "too much": { payload: `"${"x".repeat(65_536)}"`, status: 413, code: "PAYLOAD_TOO_LARGE" },
};

test.each(Object.entries(REFUSED))("%s is refused in the one shape of errors", async (_what, refused) => {
  const { type, payload, status, code, reason } = { type: "application/json", reason: undefined, ...refused };
  const { app } = aServer();
  app.post("/score", async ({ body }) => body);
  const answer = await app.inject({
    method: "POST",
    url: "/score",
    headers: { "content-type": type },
    payload,
  });
  expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  expect(answer.json().error.request_id).toBe(answer.headers["x-request-id"]);
  if (reason) expect(answer.json().error.details).toEqual([{ field: "body", reason }]);
});

test("a body that is not UTF-8 is refused at its first wrong byte", async () => {
  const { app } = aServer();
  app.post("/score", async ({ body }) => body);
  const payload = Buffer.from('{"reference":"Caf\u00e9-1"}', "latin1");
  for (const type of ["application/json", "application/json; charset=utf-8"]) {
    const headers = { "content-type": type };
    const answer = await app.inject({ method: "POST", url: "/score", headers, payload });
    expect([answer.statusCode, answer.json().error]).toMatchObject([
      400,
      {
        message: "The body is not UTF-8 at byte 17, counted from 0.",
        details: [{ field: "body", reason: "not_utf8" }],
      },
    ]);
  }
});

test("a charset other than UTF-8 is 415 naming it", async () => {
  const { app } = aServer();
  app.post("/score", async ({ body }) => body);
  const send = (type: string) =>
    app.inject({ method: "POST", url: "/score", headers: { "content-type": type }, payload: '{"a":1}' });
  for (const charset of ["utf-16", "latin1", "ISO-8859-1", '"utf-16"']) {
    const answer = await send(`application/json; x=1;Charset=${charset}`);
    expect([answer.statusCode, answer.json().error.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    expect(answer.json().error.message).toContain(charset.replaceAll('"', ""));
    expect(answer.json().error.details).toEqual([{ expected: "charset=utf-8" }]);
  }
  for (const charset of ["utf-8", "UTF8", '"utf-8"', "us-ascii"])
    expect((await send(`application/json; charset=${charset}`)).json()).toEqual({ a: 1 });
});

test("a path with a part that is too long is refused as a path", async () => {
  const { app } = aServer();
  app.get("/score/:id", async () => "ok");
  const answer = await app.inject({ url: `/score/${"x".repeat(15_000)}` });
  expect([answer.statusCode, answer.json().error]).toMatchObject([
    400,
    { message: "The path has a part that is too long.", details: [{ field: "path", reason: "too_long" }] },
  ]);
});

test("a compressed body is 415 naming the encoding; identity is allowed", async () => {
  const { app } = aServer();
  app.post("/score", async ({ body }) => body);
  const send = (encoding: string, payload: Buffer | string) =>
    app.inject({
      method: "POST",
      url: "/score",
      headers: { ...json, "content-encoding": encoding },
      payload,
    });
  for (const encoding of ["gzip", "br", "deflate", "gzip, identity", "GZIP"]) {
    const answer = await send(encoding, gzipSync('{"a":1}'));
    expect([answer.statusCode, answer.json().error.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    expect(answer.json().error.message).toBe(
      `Content-Encoding: "${encoding}" is not supported. Send the body uncompressed.`,
    );
    expect(answer.json().error.details).toEqual([{ expected: "identity" }]);
  }
  expect((await send("identity", '{"a":1}')).json()).toEqual({ a: 1 });
});

test("64 kB are taken", async () => {
  const { app } = aServer();
  app.post("/score", async ({ body }) => String(body).length);
  const answer = await app.inject({
    method: "POST",
    url: "/score",
    headers: json,
    payload: `"${"x".repeat(65_534)}"`,
  });
  expect(answer.statusCode).toBe(200);
});

test("a caller's request id is kept when it is well formed, and replaced when it is not", async () => {
  const { app } = aServer();
  const idOf = async (id: string) =>
    (await app.inject({ url: "/health/live", headers: { "x-request-id": id } })).headers["x-request-id"];
  expect(await idOf("trace-1.2:3")).toBe("trace-1.2:3");
  for (const bad of ["", "a b", 'a"b', "x".repeat(129)])
    expect(await idOf(bad)).toMatch(/^req_[0-9A-Z]{26}$/);
});

test("an unknown route is 404, and a broken URL is 400", async () => {
  const { app } = aServer();
  const nowhere = await app.inject({ url: "/nowhere?token=secret" });
  expect([nowhere.statusCode, nowhere.json().error.details]).toEqual([
    404,
    [{ kind: "endpoint", id: "GET /nowhere" }],
  ]);
  const broken = await app.inject({ url: "/%" });
  expect([broken.statusCode, broken.json().error.code]).toEqual([400, "BAD_REQUEST"]);
});

test("a failure is answered as it is, a bug is masked and logged, and both are counted", async () => {
  const { app, lines, metrics } = aServer();
  app.get("/failure", async () => {
    throw new Failure("TOO_MANY_REQUESTS", "Slow down.", { retryAfter: 7 });
  });
  app.get("/bug", async () => {
    throw new TypeError("password=hunter2");
  });
  const failure = await app.inject({ url: "/failure" });
  expect([failure.statusCode, failure.headers["retry-after"]]).toEqual([429, "7"]);
  const bug = await app.inject({ url: "/bug" });
  expect([bug.statusCode, bug.body.includes("hunter2")]).toEqual([500, false]);
  expect(lines.filter((line) => line.includes('"msg":"bug"') && line.includes("TypeError"))).toHaveLength(1);
  const text = await metrics.registry.metrics();
  expect(text).toContain('tetron_errors_total{code="SERVER_ERROR",service="test"} 1');
  expect(text).toContain('tetron_errors_total{code="TOO_MANY_REQUESTS",service="test"} 1');
});

test("each request is one log line with its route, and health checks are not logged", async () => {
  const { app, lines } = aServer();
  app.get("/score/:id", async () => "ok");
  await app.inject({ url: "/health/live" });
  await app.inject({
    url: "/score/tx_1",
    headers: { authorization: "Bearer hunter2", "x-request-id": "r1" },
  });
  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");
  expect(requests).toMatchObject([{ request_id: "r1", method: "GET", route: "/score/:id", status: "200" }]);
  expect(lines.join("")).not.toContain("hunter2");
});

test("ready is 503 when a dependency is down and while the process stops, without details", async () => {
  const lake = async () => {
    throw new Failure("UNAVAILABLE", "gone", { dependency: "lake", retryAfter: 1 });
  };
  const down = await aServer({ health: { checks: { lake } } }).app.inject({ url: "/health/ready" });
  expect([down.statusCode, down.json()]).toEqual([503, { status: "not_ready" }]);
  const { app, stopping } = aServer();
  const up = await app.inject({ url: "/health/ready" });
  expect([up.statusCode, up.json()]).toEqual([200, { status: "ready" }]);
  stopping.abort();
  expect((await app.inject({ url: "/health/ready" })).statusCode).toBe(503);
  expect((await app.inject({ url: "/health/live" })).statusCode).toBe(200);
});

test("dependencies are checked at most once a second, however many clients ask", async () => {
  let asked = 0;
  const lake = async () => {
    asked += 1;
  };
  const { app } = aServer({ health: { checks: { lake } } });
  await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: "/health/ready" })));
  expect(asked).toBe(1);
});

test("a slow request is answered with 503 at its deadline, and its work is aborted", async () => {
  await using stack = new AsyncDisposableStack();
  const { app } = aServer({ deadlineMs: 50 });
  const stopped = Promise.withResolvers<unknown>();
  app.post("/slow", async ({ signal }) => {
    signal.addEventListener("abort", () => stopped.resolve(signal.reason));
    await stopped.promise;
    return "late";
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const answer = await fetch(`${url}/slow`, { method: "POST", headers: json, body: "{}" });
  expect([answer.status, (await answer.json()) as unknown]).toMatchObject([
    503,
    { error: { code: "UNAVAILABLE" } },
  ]);
  expect(await stopped.promise).toMatchObject({ code: "UNAVAILABLE" });
});

test("an answer in time is not aborted once its body has been read", async () => {
  await using stack = new AsyncDisposableStack();
  const { app } = aServer();
  app.post("/work", async ({ signal }) => {
    // The request stream has ended by then.
    await new Promise(setImmediate);
    return { aborted: signal.aborted };
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const answer = await fetch(`${url}/work`, { method: "POST", headers: json, body: "{}" });
  expect(await answer.json()).toEqual({ aborted: false });
});

test("work is aborted when its client disconnects", async () => {
  await using stack = new AsyncDisposableStack();
  const { app } = aServer();
  const began = Promise.withResolvers<AbortSignal>();
  app.post("/work", async ({ signal }) => {
    began.resolve(signal);
    await new Promise((stop) => signal.addEventListener("abort", stop));
    return "nobody reads this";
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const client = new AbortController();
  const asking = fetch(`${url}/work`, { method: "POST", headers: json, body: "{}", signal: client.signal });
  const signal = await began.promise;
  client.abort();
  await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  await expect.poll(() => signal.aborted).toBe(true);
});

test("every answer is marked no-store and nosniff", async () => {
  const { app } = aServer();
  app.post("/thing", async () => ({}));
  const answers = [
    await app.inject({ url: "/health/live" }),
    await app.inject({ url: "/nothing" }),
    await app.inject({ url: "/%zz" }),
    await app.inject({
      method: "POST",
      url: "/thing",
      body: "{",
      headers: { "content-type": "application/json" },
    }),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 400, 400]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
});

test("Fastify's refusals are answered in Tetron's error format", async () => {
  const { app } = aServer();
  app.post("/thing", async () => ({}));
  const post = (payload: string, headers: object = {}) =>
    app.inject({
      method: "POST",
      url: "/thing",
      payload,
      headers: { "content-type": "application/json", ...headers },
    });
  const answers = [
    await post('{"__proto__": 1}'),
    await post('{"constructor": {"prototype": 1}}'),
    await post("{}", { "content-length": "10" }),
    await post("{}", { "content-type": "text/nonsense; ;;" }),
    await post(""),
  ];
  expect(answers.map((answer) => [answer.statusCode, answer.json().error.code])).toEqual([
    [400, "BAD_REQUEST"],
    [400, "BAD_REQUEST"],
    [400, "BAD_REQUEST"],
    [415, "UNSUPPORTED_MEDIA_TYPE"],
    [400, "BAD_REQUEST"],
  ]);
  for (const answer of answers) {
    expect(answer.json().error.message).not.toMatch(/Fastify|FST_|prototype|Request body size|didn.t match/i);
  }
});
