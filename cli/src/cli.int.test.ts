import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { commandLine } from "./testing.ts";

const SAMPLE = fileURLToPath(
  new URL("../../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz", import.meta.url),
);
const LIFI = fileURLToPath(
  new URL("../../subgraphs/routing/src/compare/fixtures/lifi-quote.json", import.meta.url),
);
const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";

const { folder, launch, run } = await commandLine();
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A fixed time, because reputations decay by the second. */
const AT = ["--at", "2026-11-01T00:00:00Z"];

describe("without a platform", () => {
  test("help lists the commands and the exit codes", async () => {
    const { exit, out } = await run(["--help"]);
    expect(exit).toBe(EXIT.ok);
    for (const word of [
      "start",
      "score",
      "wallets",
      "import",
      "replay",
      "labels",
      "catalogue",
      "keys",
      "train",
      "evaluate",
      "Exit codes",
    ])
      expect(out).toContain(word);
  });

  test("a command that does not exist is a usage error", async () => {
    expect(await run(["scroe"])).toMatchObject({ exit: EXIT.usage, err: expect.stringContaining("score") });
  });

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
    expect(out).toMatch(
      /^ethereum\/USDC to base\/USDC, lifi by across: 1000 USDC gives 999\.83 USDC in 4 s$/m,
    );
    expect(out).toMatch(
      /^ {2}across \(the same bridge\): [\d.]+ USDC, [+-][\d.]+ USDC \([+-][\d.]+ bp\); \d+ s \([+-]\d+ s\); [\d.]+ USD beside$/m,
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
    const compare = (path: string) =>
      run(["--json", "catalogue", "compare", "--url", `http://${host}${path}`]);

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

  test("wallets prints one line per account, from a file or standard input, and reports bad lines by number", async () => {
    const accounts = gunzipSync(await readFile(SAMPLE))
      .toString("utf8")
      .trim()
      .split("\n");
    const { exit, out, err } = await run(
      ["wallets", "-", ...AT],
      `${accounts[0]}\n{nonsense\n${accounts[1]}\n`,
    );
    expect(exit).toBe(EXIT.someRefused);
    expect(err).toMatch(/^line 2: /);
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ address }) => address)).toEqual(
      accounts.slice(0, 2).map((account) => JSON.parse(account).address),
    );
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        "address",
        "features",
        "fraud_probability",
        "reputation_score",
        "confidence",
      ]);
      expect(line.features).toHaveLength(WALLET_44.length);
      expect(line.fraud_probability).toBeGreaterThanOrEqual(0);
      expect(line.fraud_probability).toBeLessThanOrEqual(1);
    }
    const whole = await run(["wallets", SAMPLE, ...AT]);
    expect([whole.exit, whole.err]).toEqual([EXIT.ok, ""]);
    expect(whole.out.split("\n", 2)).toEqual(out.split("\n", 2));
  });

  test("wallets and import report the token transfers that they skipped", async () => {
    const transfer = {
      timeStamp: "1600000000",
      from: OTHER,
      to: ORDINARY,
      value: "",
      contractAddress: OTHER,
    };
    const normal = [{ timeStamp: "1600000000", from: ORDINARY, to: OTHER, value: "1" }];
    const line = JSON.stringify({ address: ORDINARY, normal, erc20: [transfer] });
    const { exit, err } = await run(["wallets", "-"], line);
    expect([exit, err]).toEqual([
      EXIT.ok,
      expect.stringContaining("skipped: 1, the first for erc20[0].value"),
    ]);
    const imported = await run(["import", "histories", "-", "--network", "bsc"], line);
    expect([imported.exit, imported.err]).toEqual([
      EXIT.ok,
      expect.stringContaining("line 1: skipped: erc20[0].value"),
    ]);
    expect(imported.out).toContain("Token transfers skipped: 1.");
  });

  test("gzip on standard input is known although its first byte comes alone", async () => {
    const bytes = await readFile(SAMPLE);
    const child = launch(["wallets", "-"]);
    const out = text(child.stdout!);
    child.stdin!.write(bytes.subarray(0, 1));
    // waits: long enough for the process to start and read the first byte on its own.
    await delay(3_000);
    child.stdin!.end(bytes.subarray(1));
    await once(child, "exit");
    expect([child.exitCode, (await out).split("\n")]).toEqual([
      EXIT.ok,
      expect.toSatisfy((l) => l.length > 5),
    ]);
  });

  test("a truncated file is reported after the accounts before the cut", async () => {
    const cut = join(folder, "cut.ndjson.gz");
    const bytes = await readFile(SAMPLE);
    await writeFile(cut, bytes.subarray(0, bytes.length - 2_000));
    const { exit, out, err } = await run(["wallets", cut]);
    expect([exit, err]).toEqual([EXIT.failed, expect.stringContaining("ends too early")]);
    expect(out).not.toBe("");
  });

  test("score and replay work on a home without a running platform, and the replay is equal to the bit", async () => {
    const made = await run(["--json", "score", ORDINARY, OTHER, "0.5", "ETH"]);
    expect([made.exit, made.err]).toEqual([EXIT.ok, ""]);
    expect(made.json()).toMatchObject({ recommendation: "approve", status: "completed" });
    const again = await run(["replay", made.json().transaction_id, "--json"]);
    const { fraud_score } = made.json();
    expect([again.exit, again.json()]).toMatchObject([
      EXIT.ok,
      { equal: true, stored: { fraud_score }, replayed: { fraud_score } },
    ]);
  });
});

describe("the words of lists", () => {
  const explained = async (address: string) => (await run(["--json", "labels", "explain", address])).json();

  test("labels explain prints every list's word of an address, and which one wins", async () => {
    const usdt = await explained("0xdAC17F958D2ee523a2206206994597C13D831ec7");
    expect(usdt).toMatchObject({
      wins: "service",
      is: { kind: "token_contract", name: "the contract of USDT" },
      sanctions: [],
      labels: expect.arrayContaining([
        expect.objectContaining({ word: "blocked", category: "general_warning", stance: "neutral" }),
        expect.objectContaining({ word: "bitfinex", category: "exchange", stance: "service" }),
      ]),
    });
    const mixer = await explained("0x910cbd523d972eb0a6f4cae4618ad62622b39dbf");
    expect(mixer).toMatchObject({ wins: "risky", sanctions: [], conflict: false });
    const thieves = await explained("0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
    expect(thieves).toMatchObject({
      wins: "sanctioned",
      sanctions: [{ list: "OFAC SDN ETH", version: expect.stringMatching(/^2026-10-01/) }],
    });
    const { out: exchange } = await run([
      ...["labels", "explain", "--network", "bitcoin", "34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo"],
    ]);
    expect(exchange).toContain('exchange "Binance.com" is exchange, service');
    expect(exchange).toContain(
      "(said from 2021-11-09 to 2022-11-16, confidence 0.5, https://chain.info/richlist)",
    );
    const hacked = await run([
      ...["--json", "labels", "explain", "--network", "bitcoin", "1Ni8z1MbaF4ri8GGE67BWtLu66YnXj2BuW"],
    ]);
    expect(hacked.json()).toMatchObject({ wins: "bad", conflict: true });
    const { exit, out } = await run(["labels", "explain", `0x${"0".repeat(40)}`]);
    expect(exit).toBe(EXIT.ok);
    expect(out).toContain("the zero address (burn)");
    expect(out).toMatch(/^0x0+ on ethereum: neutral$/m);
    expect(await run(["labels", "explain", "0x12"])).toMatchObject({ exit: EXIT.usage });
  });
});

describe("beside a running platform", () => {
  let platform: ChildProcess;
  let url: string;
  beforeAll(async () => {
    platform = launch(["start", "--json"]);
    const [line] = await once(platform.stdout!.setEncoding("utf8"), "data");
    ({ url } = JSON.parse(line));
  });
  afterAll(async () => {
    platform.kill("SIGTERM");
    await once(platform, "exit");
    expect(platform.exitCode).toBe(EXIT.ok);
  });

  test("a key is made that the gateway takes, and a revoked one is refused", async () => {
    expect(await run(["keys", "create", "--tenant", "beta "])).toMatchObject({
      exit: EXIT.usage,
      err: expect.stringContaining("--tenant: a tenant's id"),
    });
    const made = await run(["keys", "create", "--name", "test"]);
    const key = made.out.trim();
    expect(key).toMatch(/^tk_/);
    const ask = () =>
      fetch(`${url}/v1/score/tx_none`, { headers: { Authorization: `Bearer ${key}` } }).then((r) => r.status);
    expect(await ask()).toBe(404);
    const [{ id }] = (await run(["keys", "list", "--json"])).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(({ name }) => name === "test");
    expect((await run(["keys", "revoke", id])).exit).toBe(EXIT.ok);
    await expect.poll(ask, { timeout: 5_000 }).toBe(401);
  });

  test("a score is made by the platform, and refused with the field's name", async () => {
    const { exit, out } = await run(["score", ORDINARY, OTHER, "0.5", "ETH"]);
    expect([exit, out]).toEqual([EXIT.ok, expect.stringMatching(/^APPROVE /)]);
    const refused = await run(["score", ORDINARY, OTHER, "1e3", "ETH"]);
    expect([refused.exit, refused.err]).toEqual([EXIT.usage, expect.stringContaining("amount:")]);
  });

  test("a file is imported by a relative path, and importing it again changes nothing", async () => {
    await writeFile(join(folder, "accounts.ndjson"), gunzipSync(await readFile(SAMPLE)));
    const first = await run(["import", "histories", "accounts.ndjson", "--json"]);
    const { read } = first.json();
    expect(first.json()).toMatchObject({ unchanged: 0, refused: 0 });
    const second = await run(["import", "histories", "accounts.ndjson", "--json"]);
    expect(second.json()).toEqual({
      read,
      created: 0,
      updated: 0,
      unchanged: read,
      refused: 0,
      repeated: 0,
      skipped: 0,
    });
  });

  test("a label list with a refused line changes nothing, and --partial imports the valid lines", async () => {
    const rows = [ORDINARY, OTHER].map((address) => `${address},exchange,Shop`);
    const take = async (version: string, lines: string[], ...flags: string[]) => {
      await writeFile(join(folder, "shops.csv"), ["address,label,name", ...lines].join("\n"));
      const edition = ["--list", "shops", "--list-version", version];
      return run(["import", "labels", "shops.csv", ...edition, ...flags, "--json"]);
    };
    expect((await take("1", rows)).exit).toBe(EXIT.ok);
    const refused = await take("2", [rows[0]!, "1x,exchange,Shop"]);
    expect([refused.exit, refused.out]).toEqual([EXIT.usage, ""]);
    expect(refused.err).toContain("The list was not replaced");
    const taken = await take("2", [rows[0]!, "1x,exchange,Shop"], "--partial");
    expect([taken.exit, taken.json()]).toMatchObject([EXIT.someRefused, { created: 1, refused: 1 }]);
  });

  test("a second platform on the same home is refused, naming the process that holds it", async () => {
    const { exit, err } = await run(["start"]);
    expect([exit, err]).toEqual([EXIT.failed, expect.stringContaining(`in use by process ${platform.pid}`)]);
  });
});
