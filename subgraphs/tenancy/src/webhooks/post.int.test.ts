import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type LookupFunction } from "node:net";
import type { OutboundRules } from "@tetron/service/outbound/open-request";
import { afterAll, expect, test } from "vitest";
import { post } from "./post.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A resolver under somebody else's control, and how often it was asked. */
function aResolver(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolve: LookupFunction = (hostname, _options, callback) => {
    const found = answers[Math.min(asked.push(hostname), answers.length) - 1]!;
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { asked, resolve };
}

const send = (url: string, options: Partial<OutboundRules> = {}) =>
  post(
    { url: new URL(url), headers: { "X-Test": "1" }, body: '{"a":1}' },
    { toLoopback: true, ...options },
    signal,
  );

test("a delivery is posted as it is, and the answer's status and head are kept", async () => {
  const got: unknown[] = [];
  const port = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push(request.method, request.url, request.headers["x-test"], Buffer.concat(chunks).toString());
    response.writeHead(202).end(`thanks\u0000\n${"x".repeat(5_000)}`);
  });
  const outcome = await send(`http://127.0.0.1:${port}/hook?a=1`);
  expect(got).toEqual(["POST", "/hook?a=1", "1", '{"a":1}']);
  expect(outcome).toMatchObject({ status: 202, error: null });
  expect(outcome.head).toMatch(/^thanks\\u0000\\nx+$/);
  expect(outcome.head!.length).toBeLessThan(1_100);
  expect(outcome.latencyMs).toBeGreaterThanOrEqual(0);
});

test("a redirect is an answer, and is not followed", async () => {
  const paths: string[] = [];
  const port = await serve((request, response) => {
    paths.push(request.url!);
    response.writeHead(307, { Location: "/elsewhere" }).end();
  });
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 307, error: null });
  expect(paths).toEqual(["/"]);
});

test("no answer, and a host that is not there, are outcomes", async () => {
  const port = await serve((request) => void request.socket.destroy());
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: null, head: null });
  expect((await send("http://127.0.0.1:1/")).error).toContain("ECONNREFUSED");
});

test("a name is looked up once, when it is connected to, and where it leads inside nothing is sent", async () => {
  let connections = 0;
  const server = createTcpServer(() => void connections++).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => void server.close());
  const { port } = server.address() as AddressInfo;

  // What the name said when the webhook was made does not matter.
  const rebinding = aResolver(["8.8.8.8"], ["127.0.0.1"]);
  rebinding.resolve("hook.example.com", { all: true }, () => {});
  const url = `https://hook.example.com:${port}/`;
  const refused = await send(url, { toLoopback: false, resolve: rebinding.resolve });
  expect(refused).toMatchObject({ status: null, error: expect.stringContaining("ADDRESS_NOT_ALLOWED") });
  expect(rebinding.asked).toHaveLength(2);
  expect(connections).toBe(0);

  // The same server is reached where it is allowed: it was the address that was refused.
  const { resolve } = aResolver(["127.0.0.1"]);
  const reached = post(
    { url: new URL(url), headers: {}, body: "" },
    { toLoopback: true, resolve },
    AbortSignal.timeout(300),
  );
  await expect(reached).rejects.toThrow("aborted due to timeout");
  expect(connections).toBe(1);
});

test.each([
  ["one of several addresses is private", ["8.8.8.8", "10.0.0.1"]],
  ["it is this machine, written as IPv6", ["::ffff:127.0.0.1"]],
  ["it is private by NAT64", ["64:ff9b::a00:1"]],
  ["it is a cloud's metadata", ["169.254.169.254"]],
  ["there is none", []],
])("a name is refused when %s", async (_what, addresses) => {
  const { resolve } = aResolver(addresses);
  const { error } = await send("https://hook.example.com/", { toLoopback: false, resolve });
  expect(error).toContain("ADDRESS_NOT_ALLOWED");
});

test.each(["https://127.0.0.1/", "https://[::1]/", "https://[::ffff:7f00:1]/", "https://10.0.0.1/"])(
  "%s is refused without a lookup",
  async (url) => {
    const { asked, resolve } = aResolver(["8.8.8.8"]);
    const { error } = await send(url, { toLoopback: false, resolve });
    expect(error).toContain("ADDRESS_NOT_ALLOWED");
    expect(asked).toEqual([]);
  },
);
