import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { afterAll, describe, expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { commandLine } from "./testing.ts";

const SAMPLE = fileURLToPath(
  new URL("../../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz", import.meta.url),
);
const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const { folder, run } = commandLine(stack);

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
      "analyst",
      "Exit codes",
    ])
      expect(out).toContain(word);
  });

  test("a command that does not exist is a usage error", async () => {
    expect(await run(["scroe"])).toMatchObject({ exit: EXIT.usage, err: expect.stringContaining("score") });
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
    const { stored, replayed, equal } = again.json();
    expect([again.exit, equal, replayed]).toEqual([EXIT.ok, true, stored]);
    // The answer is rounded to two digits, what is stored is not.
    expect(made.json().fraud_score).toBe(Math.round(stored.fraud_score * 100) / 100);
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
