import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../testing.ts";

const LIFI = fileURLToPath(
  new URL("../../../subgraphs/routing/src/compare/fixtures/lifi-quote.json", import.meta.url),
);

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const { run } = commandLine(stack);

test("catalogue check lists each number past its shelf life and fails only with --strict", async () => {
  const check = ["catalogue", "check", "--at", "2030-01-01"];
  const { exit, json } = await run(["--json", ...check]);
  expect(exit).toBe(EXIT.ok);
  expect((await run([...check, "--strict"])).exit).toBe(EXIT.stale);
  const { numbers, stale } = json();
  expect(numbers).toBeGreaterThan(1_000);
  expect(stale).toContainEqual({
    of: "base-bridge",
    field: "lanes[1].time.p50",
    value: "432000 s",
    basis: "documented",
    page: expect.stringContaining("https://docs.base.org/"),
    compared: "2026-11-28",
    age_days: 1_130,
    shelf_life_days: 365,
    remedy: expect.stringContaining("compare each number with its page"),
  });
  expect(stale).toContainEqual(
    expect.objectContaining({
      of: "fees bitcoin",
      remedy: "fees bitcoin: set TETRON_RPC_BITCOIN to read them from a node",
    }),
  );
  expect(stale.every((each: Record<string, number>) => each["age_days"]! > each["shelf_life_days"]!)).toBe(
    true,
  );
  expect(await run(["catalogue", "check", "--at", "soon"])).toMatchObject({ exit: EXIT.usage });
  const fresh = await run(["catalogue", "check", "--at", "2026-03-01"]);
  expect([fresh.exit, fresh.out]).toEqual([
    EXIT.ok,
    expect.stringMatching(/^\d+ numbers, \d+ of them estimates; 0 past their shelf life\n$/),
  ]);
});

test("catalogue compare prints the differences with their units, from a file or standard input", async () => {
  const answer = await readFile(LIFI, "utf8");
  const { exit, out } = await run(["catalogue", "compare", "--url", "-"], answer);
  expect(exit).toBe(EXIT.ok);
  expect(out).toMatch(/^ethereum\/USDC to base\/USDC, lifi by across: 1000 USDC gives 999\.83 USDC in 4 s$/m);
  expect(out).toMatch(
    /^ {2}across \(the same bridge\): [\d.]+ USDC, [+-][\d.]+ USDC \([+-][\d.]+ bp\); \d+ s \([+-]\d+ s\); [\d.]+ USD of fees beside the amount$/m,
  );
  const other = await run([
    "--json",
    "catalogue",
    "compare",
    "--url",
    LIFI.replace("quote.json", "routes.json"),
  ]);
  expect(other.exit).toBe(EXIT.someRefused);
  expect(other.json()).toMatchObject({ from: { network: null, symbol: "USDCe", known: false }, lanes: [] });
  expect(await run(["catalogue", "compare", "--url", "-"], "{}")).toMatchObject({ exit: EXIT.usage });
});

test("catalogue compare fetches a URL, and names the host that fails", async () => {
  const answers: Record<string, string> = {
    "/v1/quote": await readFile(LIFI, "utf8"),
    "/api/suggested-fees": await readFile(LIFI.replace("lifi-quote", "across-suggested-fees"), "utf8"),
  };
  const server = createServer(({ url = "" }, response) => {
    const answer = answers[url.split("?")[0]!];
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const compare = (path: string) => run(["--json", "catalogue", "compare", "--url", `http://${host}${path}`]);

  const lifi = await compare("/v1/quote?fromChain=1&toChain=8453");
  const across = await compare("/api/suggested-fees?amount=1000000000");
  const missing = await compare("/v2/quote");
  server.close();
  const gone = await compare("/v1/quote");

  expect(lifi.exit).toBe(EXIT.ok);
  expect(lifi.json()).toMatchObject({
    service: "lifi",
    from: { network: "ethereum" },
    to: { network: "base" },
  });
  expect(across.exit).toBe(EXIT.ok);
  expect(across.json()).toMatchObject({
    service: "across",
    to: { network: "bsc" },
    lanes: expect.any(Array),
  });
  expect(missing).toMatchObject({
    exit: EXIT.failed,
    err: expect.stringContaining(`${host} answered HTTP 404.`),
  });
  expect(gone).toMatchObject({
    exit: EXIT.failed,
    err: expect.stringContaining(`${host} could not be reached`),
  });
});
