import { afterAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const GUESSES = 40;

/**
 * Guesses keys as one client.
 *
 * @returns What the last guess, and then another client's first key, are answered with; the warnings logged.
 */
async function guess(trustedProxies: readonly string[] | undefined) {
  const supergraph = localSupergraph(someSubgraphs({}));
  const keys = { ...someKeys({ good: [] }), wasKnown: () => false };
  const { url, log } = await aGateway(stack, { supergraph, keys, trustedProxies });
  const ask = async (key: string, client: string) => {
    const headers = { Authorization: `Bearer ${key}`, "X-Forwarded-For": client };
    return (await fetch(`${url}/v1/score/tx_none`, { headers })).status;
  };
  let last = 0;
  for (let i = 0; i < GUESSES; i++) last = await ask(`guess-${i}`, "192.0.2.1");
  const other = await ask("good", "192.0.2.2");
  const warnings = log.filter((line) => line.includes("TETRON_TRUSTED_PROXIES")).length;
  return { last, other, warnings };
}

test("guessing keys behind a trusted proxy limits only the guessing client", async () => {
  expect(await guess(["127.0.0.1"])).toEqual({ last: 429, other: 403, warnings: 0 });
});

test("a client that is no trusted proxy does not choose the address that it is known by", async () => {
  expect(await guess(undefined)).toEqual({ last: 429, other: 429, warnings: 1 });
  expect(await guess(["198.51.100.0/24"])).toMatchObject({ last: 429, other: 429 });
});
