import { readFileSync } from "node:fs";
import { SCOPES } from "@tetron/domain/scope";
import { afterAll, expect, test } from "vitest";
import { localSupergraph } from "./local-supergraph.ts";
import { SCORE_EXAMPLE } from "./rest/examples.ts";
import { aGateway, aScore, NO_STORE, someKeys, someSubgraphs } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const KEY = { Authorization: "Bearer all" };
const keys = someKeys({ all: [...SCOPES], other: [...SCOPES] });
const score = (_parent: unknown, { id }: { id: string }) => aScore({ id });
const supergraph = localSupergraph(someSubgraphs({ scoring: { Query: { score } } }));
const open = (deps = {}) => aGateway(stack, { supergraph, keys, ...deps });
const SCORE = `/v1/score/${SCORE_EXAMPLE.transaction_id}`;

test("a key may make its limit in any minute, its own instead of the default, and reads so in five headers", async () => {
  const store = {
    ...NO_STORE,
    rateLimit: async ({ keyId }: { keyId: string }) => (keyId === "key_other" ? 3 : null),
  };
  const { url } = await open({ store, rateLimitPerMinute: 2 });
  const get = (key: string) => fetch(url + SCORE, { headers: { Authorization: `Bearer ${key}` } });
  expect(Object.fromEntries((await get("all")).headers)).toMatchObject({
    ratelimit: '"default";r=1;t=60',
    "ratelimit-policy": '"default";q=2;w=60',
    "ratelimit-limit": "2",
    "ratelimit-remaining": "1",
    "ratelimit-reset": "60",
  });
  expect([(await get("all")).status, (await get("all")).status]).toEqual([200, 429]);
  const statuses = [await get("other"), await get("other"), await get("other"), await get("other")];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
});

test("what never changes has a tag, and a client that holds it gets 304", async () => {
  const { url } = await open();
  for (const path of ["/v1/openapi.json", "/v1/docs", "/v1/docs/swagger-ui-bundle.js"]) {
    const first = await fetch(url + path);
    const tag = first.headers.get("ETag")!;
    expect([first.status, tag.length, (await first.text()).length > 100]).toEqual([200, 24, true]);
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const second = await fetch(url + path, { headers: { "If-None-Match": held } });
      expect([second.status, second.headers.get("ETag"), await second.text()]).toEqual([304, tag, ""]);
      // A length would be that of the 200, by RFC 9110.
      for (const name of ["Content-Length", "Content-Type"]) expect(second.headers.has(name)).toBe(false);
    }
    expect((await fetch(url + path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  }
  const changing = await fetch(url + SCORE, { headers: KEY });
  expect([changing.headers.get("ETag"), changing.headers.get("Cache-Control")]).toEqual([null, "no-store"]);
});

test("every answer has the security headers, an error too", async () => {
  const { url } = await open();
  for (const path of [SCORE, "/v1/nothing", "/", "/v1/docs", "/health/live"]) {
    const { headers } = await fetch(url + path, { headers: KEY });
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d+/);
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(headers.get("Content-Security-Policy")).not.toContain("script-src 'unsafe");
  }
});

test.each(["GET", "POST", "DELETE", "PATCH"])("%s below /v0 is 426 and says where to go", async (method) => {
  const { url } = await open();
  const answer = await fetch(`${url}/v0/score?x=1`, { method, ...(method === "POST" && { body: "{" }) });
  expect(answer.status).toBe(426);
  expect(answer.headers.get("Upgrade")).toBe("tetron/v1");
  expect(answer.headers.get("Link")).toBe('</v1/score>; rel="successor-version"');
  expect(await answer.json()).toMatchObject({
    error: {
      code: "UPGRADE_REQUIRED",
      message: "/v0 is not served any more. Use /v1/score instead; /v1/docs describes it.",
      details: [{ migration: "/v1/score" }],
    },
  });
});

test("/v0 itself leads to the reference, and /v1 says what is there", async () => {
  const { url } = await open();
  for (const path of ["/v0", "/v0/"])
    expect((await fetch(url + path)).headers.get("Link")).toBe('</v1/docs>; rel="successor-version"');
  expect(await (await fetch(`${url}/v1`)).json()).toMatchObject({ links: { documentation: "/v1/docs" } });
});

test("the front door is a page for a browser and JSON for others", async () => {
  const { url } = await open();
  const page = await fetch(url, { headers: { Accept: "text/html,application/xhtml+xml" } });
  expect(page.headers.get("Content-Type")).toContain("text/html");
  expect(await page.text()).toContain('href="/v1/docs"');
  const data = await fetch(url);
  const { links } = (await data.json()) as { links: Record<string, string> };
  expect(data.headers.get("Vary")).toBe("Accept");
  for (const path of Object.values(links))
    expect((await fetch(url + path, { headers: KEY })).status).not.toBe(404);
});

test("the reference loads from this server only, and its policy lets it", async () => {
  const { url } = await open();
  const page = await (await fetch(`${url}/v1/docs`)).text();
  const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
  expect(parts).toHaveLength(3);
  for (const part of parts) {
    const answer = await fetch(url + part);
    expect([part.startsWith("/v1/docs/"), answer.status]).toEqual([true, 200]);
  }
  expect(page).not.toMatch(/<script>|onload=/);
});

test("no other origin may ask from a browser unless it is named", async () => {
  const preflight = { Origin: "https://shop.example", "Access-Control-Request-Method": "POST" };
  const [closed, named] = [await open(), await open({ corsOrigins: ["https://shop.example"] })];
  for (const method of ["GET", "OPTIONS"]) {
    const { headers } = await fetch(closed.url + SCORE, { method, headers: { ...KEY, ...preflight } });
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  }
  const asked = await fetch(`${named.url}/v1/score`, { method: "OPTIONS", headers: preflight });
  expect([asked.status, asked.headers.get("Access-Control-Allow-Origin")]).toEqual([
    204,
    "https://shop.example",
  ]);
  // What a client in a page sends: with its key, to repeat a request safely, and to resume a stream.
  for (const header of ["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"])
    expect(asked.headers.get("Access-Control-Allow-Headers")).toContain(header);
  // And every header that docs/graphql.md asks a client for.
  const guide = readFileSync(new URL("../../docs/graphql.md", import.meta.url), "utf8");
  const documented = [
    ...guide.matchAll(/`((?:X-)?Apollo-[A-Za-z-]+|(?:apollographql|graphql)-client-\w+)`/g),
  ];
  expect(documented.length).toBeGreaterThanOrEqual(6);
  for (const [, header] of documented)
    expect(asked.headers.get("Access-Control-Allow-Headers")).toContain(header);
  const answered = await fetch(named.url + SCORE, { headers: { ...KEY, ...preflight } });
  expect(answered.headers.get("Access-Control-Allow-Origin")).toBe("https://shop.example");
  expect(answered.headers.get("Access-Control-Expose-Headers")).toContain("RateLimit");
  const stranger = await fetch(named.url + SCORE, { headers: { ...KEY, Origin: "https://evil.example" } });
  expect(stranger.headers.get("Access-Control-Allow-Origin")).toBeNull();
});

test("a burst over the concurrency limit is answered in turn, and health checks pass it", async () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  const slow = localSupergraph(
    someSubgraphs({
      scoring: {
        Query: {
          score: async (_parent: unknown, { id }: { id: string }) => {
            most = Math.max(most, waiting.length + 1);
            await new Promise<void>((resolve) => waiting.push(resolve));
            return aScore({ id });
          },
        },
      },
    }),
  );
  const { url } = await open({ supergraph: slow, maxConcurrentRequests: 2 });
  const asked = Array.from({ length: 6 }, () => fetch(url + SCORE, { headers: KEY }));
  await expect.poll(() => waiting.length).toBe(2);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  const answers = Promise.all(asked);
  for (let answered = 0; answered < asked.length; answered++) {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()!();
  }
  expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(most).toBe(2);
});
