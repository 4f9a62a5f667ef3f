import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isFailure } from "@tetron/domain/failure";
import { afterAll, expect, test } from "vitest";
import { fetchText } from "./fetch-text.ts";

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Serves on a free port of this machine; the host and the URL. */
async function serve(listener: RequestListener): Promise<{ readonly host: string; readonly url: string }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/v1/quote` };
}

const patient = new AbortController().signal;
const LIMITS = { deadlineMs: 60_000, maxBytes: 1_000 };

async function failureOf(fetching: Promise<string>) {
  const error = await fetching.then(
    (text) => text,
    (reason: unknown) => reason,
  );
  if (isFailure(error)) return { code: error.code, message: error.message, details: error.details };
  throw error;
}

test("the answer is returned as text, and asked for as JSON", async () => {
  let accepted: string | undefined;
  const { url } = await serve(({ headers }, response) => {
    accepted = headers.accept;
    response.end('{"tool":"across – €"}');
  });

  expect(await fetchText(url, patient, LIMITS)).toBe('{"tool":"across – €"}');
  expect(accepted).toBe("application/json");
});

test("a host that answers with an error or a redirect is named with the status", async () => {
  for (const status of [302, 404, 429, 500]) {
    const { host, url } = await serve((_, response) => {
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("{}");
    });
    expect(await failureOf(fetchText(url, patient, LIMITS))).toMatchObject({
      code: "UNAVAILABLE",
      message: `${host} answered HTTP ${status}.`,
      details: { dependency: host, retryAfter: 5 },
    });
  }
});

test("a host that cannot be reached is named with the cause", async () => {
  const { host, url } = await serve(() => undefined);
  const closed = new Promise((done) => servers.at(-1)!.close(done));
  await closed;

  expect(await failureOf(fetchText(url, patient, LIMITS))).toMatchObject({
    code: "UNAVAILABLE",
    message: expect.stringMatching(`^${host} could not be reached: .*ECONNREFUSED`),
  });
});

test("a host that is silent, or sends its answer too slowly, is given up at the deadline", async () => {
  const silent = await serve(() => undefined);
  const slow = await serve((_, response) => void response.write("{"));
  for (const { host, url } of [silent, slow])
    expect(await failureOf(fetchText(url, patient, { ...LIMITS, deadlineMs: 100 }))).toMatchObject({
      code: "UNAVAILABLE",
      message: `${host} did not answer within 100 ms.`,
    });
});

test("an answer longer than the limit is refused while it arrives", async () => {
  let sent = 0;
  const { host, url } = await serve((_, response) => {
    const part = "x".repeat(600);
    const send = (): void => {
      if (response.destroyed) return;
      sent += part.length;
      response.write(part, send);
    };
    send();
  });

  expect(await failureOf(fetchText(url, patient, LIMITS))).toMatchObject({
    code: "UNPROCESSABLE",
    message: `url: ${host} answers with more than 1000 bytes.`,
    details: { field: "url", reason: "too_long" },
  });
  expect(sent).toBeGreaterThan(LIMITS.maxBytes);
});

test("an answer that is not UTF-8 and a text that is no URL are refused", async () => {
  const { host, url } = await serve((_, response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])));

  expect(await failureOf(fetchText(url, patient, LIMITS))).toMatchObject({
    code: "UNPROCESSABLE",
    message: `url: the answer of ${host} is not UTF-8.`,
  });
  expect(await failureOf(fetchText("http://", patient, LIMITS))).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "url", reason: "not_a_url" },
  });
});

test("a caller that stops gets its own reason, not one about the host", async () => {
  const stop = new AbortController();
  const { url } = await serve(() => stop.abort(new Error("the command was stopped")));

  await expect(fetchText(url, stop.signal, LIMITS)).rejects.toThrow("the command was stopped");
});
