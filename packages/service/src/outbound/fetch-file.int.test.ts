import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { isFailure } from "@tetron/domain/failure";
import { afterAll, expect, test } from "vitest";
import { type FileWish, fetchFile } from "./fetch-file.ts";
import type { OutboundRules } from "./open-request.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

/** A host at 127.0.0.1, and what it was asked with. */
async function aHost(answer: RequestListener) {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.csv` };
}

/** The text of a file, or the failure as `CODE reason`. */
async function read(url: string, change: Partial<FileWish & OutboundRules> = {}, given = signal) {
  const { toLoopback = true, resolve, ...wish } = change;
  const limits = { field: "source_url", url, maxBytes: 1_000, silentMs: 5_000, totalMs: 20_000, ...wish };
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of fetchFile(limits, { toLoopback, resolve }, given)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  } catch (error) {
    if (!isFailure(error)) throw error;
    return "reason" in error.details ? `${error.code} ${error.details.reason}` : error.code;
  }
}

const to =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { Location: location }).end();

test("a file is read", async () => {
  const { url } = await aHost((_, response) => void response.end("a,b\n1,2\n"));
  expect(await read(url)).toBe("a,b\n1,2\n");
});

test("redirects are followed, and another origin does not get the headers", async () => {
  const file = await aHost((_, response) => void response.end("here"));
  const first = await aHost((request, response) => {
    if (request.url === "/file.csv") to("/elsewhere", 301)(request, response);
    else to(file.url, 307)(request, response);
  });
  expect(await read(first.url, { headers: { authorization: "Basic secret" } })).toBe("here");
  expect(first.asked.map(({ authorization }) => authorization)).toEqual(["Basic secret", "Basic secret"]);
  expect(file.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test.each([
  ["a private address", "https://10.0.0.1/file.csv", "UNPROCESSABLE not_public"],
  ["the metadata of a cloud", "http://169.254.169.254/latest", "UNPROCESSABLE not_https"],
  ["a file of this machine", "file:///etc/passwd", "UNPROCESSABLE malformed"],
  ["a name of a private network", "https://db.internal/file.csv", "UNPROCESSABLE not_public"],
  ["a name and password", "https://a:b@example.com/file.csv", "UNPROCESSABLE malformed"],
])("%s is refused, also when it is redirected to", async (_name, url, refusal) => {
  expect(await read(url)).toBe(refusal);
  const host = await aHost(to(url));
  expect(await read(host.url)).toBe(refusal);
});

test("a public name that is at a private address is refused before anything is sent", async () => {
  const resolve: LookupFunction = (_hostname, _options, callback) =>
    callback(null, [{ address: "192.168.0.1", family: 4 }]);
  expect(await read("https://example.com/file.csv", { resolve, toLoopback: false })).toBe(
    "UNPROCESSABLE not_public",
  );
});

test("redirects in a circle come to an end", async () => {
  const { asked, url } = await aHost(to("/file.csv"));
  expect(await read(url)).toBe("UNPROCESSABLE redirected");
  expect(asked).toHaveLength(6);
});

test("a body that never ends is cut, and its connection closed", async () => {
  const closed = Promise.withResolvers<void>();
  const { url } = await aHost((request, response) => {
    request.socket.once("close", () => closed.resolve());
    const timer = setInterval(() => response.write("x".repeat(100)), 1);
    request.socket.once("close", () => clearInterval(timer));
  });
  expect(await read(url)).toBe("UNPROCESSABLE too_large");
  await closed.promise;
});

test("one that comes by drops is cut by the time", async () => {
  const { url } = await aHost((request, response) => {
    const timer = setInterval(() => response.write("x"), 20);
    request.socket.once("close", () => clearInterval(timer));
  });
  expect(await read(url, { totalMs: 300 })).toBe("UNPROCESSABLE too_slow");
});

test("a length over the limit is refused before the body", async () => {
  const { url } = await aHost(
    (_, response) => void response.writeHead(200, { "Content-Length": 1_001 }).write("x"),
  );
  expect(await read(url)).toBe("UNPROCESSABLE too_large");
});

test.each<[string, RequestListener, string]>([
  ["nothing at all", () => {}, "UNAVAILABLE"],
  ["a part and then nothing", (_, response) => void response.write("a"), "UNAVAILABLE"],
  [
    "a part of what it said",
    (_, response) =>
      void response.writeHead(200, { "Content-Length": 9 }).write("a", () => response.destroy()),
    "UNAVAILABLE",
  ],
  ["503", (_, response) => void response.writeHead(503).end(), "UNAVAILABLE"],
  ["404", (_, response) => void response.writeHead(404).end(), "UNPROCESSABLE not_a_file"],
  [
    "HTML with 200",
    (_, response) => void response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end("<p>"),
    "UNPROCESSABLE not_a_file",
  ],
  ["a redirect to nowhere", (_, response) => void response.writeHead(302).end(), "UNPROCESSABLE redirected"],
])("a host that answers %s", async (_name, answer, refusal) => {
  const { url } = await aHost(answer);
  expect(await read(url, { silentMs: 300 })).toBe(refusal);
});

test("who stops waiting gets its own reason", async () => {
  const { url } = await aHost(() => {});
  const left = AbortSignal.abort(new Error("left"));
  await expect(read(url, {}, left)).rejects.toThrow("left");
});
