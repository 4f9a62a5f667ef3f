import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { until } from "@tetron/domain/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { attemptsOf, listDeliveries } from "@tetron/lake/webhook-deliveries";
import { generate } from "selfsigned";
import { afterAll, expect, test } from "vitest";
import { sendWebhooks } from "../jobs/send-webhooks.ts";
import { createWebhook } from "./manage-webhooks.ts";
import { pingWebhook } from "./resend.ts";

const WAIT_MS = 20_000;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTPS endpoint at 127.0.0.1, and what it received. @param ip - What its certificate is for. */
async function anEndpoint(ip: string) {
  const subject = [{ name: "commonName", value: `receiver ${ip}` }];
  const certificate = await generate(subject, {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip }] }],
  });
  const received: Received[] = [];
  const { private: key, cert } = certificate;
  const server = createServer({ key, cert }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(200).end("seen");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, cert, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

test("deliveries over HTTPS reach a trusted receiver, and nobody else gets a byte", async () => {
  const trusted = await anEndpoint("127.0.0.1");
  const untrusted = await anEndpoint("127.0.0.1");
  const ofAnother = await anEndpoint("192.0.2.1");
  const lake = stack.use(await emptyLake());
  const owner = { tenant: "acme", actor: "key_1" };
  const options = { toLoopback: true, authorities: [trusted.cert, ofAnother.cert] };
  const stopping = new AbortController();
  const running = sendWebhooks({ lake, log: silent, webhooks: options }).run(stopping.signal);
  stack.defer(async () => {
    stopping.abort();
    await running;
  });

  /** Pings an endpoint. @returns The log of the first attempt. */
  const ping = async ({ url }: { readonly url: string }) => {
    const wish = { name: "test", url, events: ["score.completed"] };
    const { webhook, secret } = await createWebhook(lake, owner, wish, options);
    const { id } = await pingWebhook(lake, owner, webhook.id);
    const log = () => attemptsOf(lake.db, [id]);
    await until("it was tried", async () => (await log()).length > 0, WAIT_MS);
    const [delivery] = await listDeliveries(lake.db, webhook.id, { limit: 1 });
    return { id, secret, attempt: (await log())[0], state: delivery!.state };
  };

  const reached = await ping(trusted);
  expect(reached).toMatchObject({
    state: "delivered",
    attempt: { attempt: 1, status: 200, head: "seen", error: null },
  });
  expect(trusted.received).toHaveLength(1);
  const [{ headers, body }] = trusted.received as [Received];
  expect(headers["x-tetronfun-delivery-id"]).toBe(reached.id);
  expect(headers["x-tetronfun-signature"]).toBe(
    createHmac("sha256", reached.secret).update(`${headers["x-tetronfun-timestamp"]}.${body}`).digest("hex"),
  );

  expect(await ping(untrusted)).toMatchObject({
    state: "pending",
    attempt: { status: null, error: expect.stringContaining("DEPTH_ZERO_SELF_SIGNED_CERT") },
  });
  expect(await ping(ofAnother)).toMatchObject({
    state: "pending",
    attempt: { status: null, error: expect.stringContaining("ERR_TLS_CERT_ALTNAME_INVALID") },
  });
  expect([untrusted.received, ofAnother.received]).toEqual([[], []]);
});
