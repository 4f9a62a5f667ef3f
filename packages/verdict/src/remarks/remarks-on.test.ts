import { findAsset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import { fromExactJson, toExactJson } from "@tetron/lake/exact-json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import { REMARK_FACTS, type Remark, type RemarkCode } from "../remark.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, someInputs } from "../testing.ts";
import { remarksOn } from "./remarks-on.ts";

const engine = await anEngine();
const [YFI, ZORA] = [
  "0x0bc529c00c6401aef6d220be8c6ea1667f6ad93e",
  "0xd8e3fb3b08eba982f2754988d70d57edc0055ae6",
];
const PAIR = "0x50b6071561f068963bcfe2b341126cd6accafafb";
const ONE_STEP_PROOF = "0x4812be53be02b9f38063cf55fef0a19d2ba8bb3a";
const USDT = findAsset("ethereum", "USDT").contract!;

const TOKEN_ACCOUNT = "FzbcyEZ9m8xjtergWgWDq7mfPoHEbboBF791B6cTpzbq";
const KEYLESS_TAPROOT = "bc1pam775nxmvam4pfpqlm5q06k0y84e3x9w0xuhdpmxuna2qj3dfg6qnzh0s2";

const label = (word: string, name = "") => ({ label: word, name, list: "eth-labels", version: "v1" });

const NOTHING = { sameFace: [], resemblance: null, token: [] };

/** The remarks on a payment, of 1 whole unit by default. */
function remarks(symbol: string, address: string, changes: Partial<SideInputs> & { units?: bigint } = {}) {
  const { units, ...side } = changes;
  const asset = parseAsset(side.network ?? "ethereum", symbol);
  const paid = { asset, falseSymbol: null, units: units ?? 10n ** BigInt(asset.decimals) };
  return remarksOn(paid, { from: aSide(ALICE), to: aSide(address, side), ...NOTHING }, engine);
}

const codes = (...payment: Parameters<typeof remarks>) => remarks(...payment).map(({ code }) => code);

test("ether to the contract of YFI or Zora makes no sense, and their tokens would be lost there", () => {
  for (const [address, name] of [
    [YFI, "Ygov.finance: YFI Token"],
    [ZORA, "Zoracles: ZORA Token"],
  ] as const) {
    const labels = [label("blocked", name)];
    expect(codes("ETH", address!, { labels })).toEqual(["DOUBTFUL_RECIPIENT"]);
    expect(codes("USDC", address!, { labels })).toEqual(["WOULD_BE_LOST"]);
  }
});

test("a pair and the contracts of a fraud proof are contracts, for which a payment makes no sense", () => {
  expect(codes("USDT", PAIR, { labels: [label("blocked", "Uniswap V2: USD-USDT")] })).toEqual([
    "DOUBTFUL_RECIPIENT",
  ]);
  const proof = [label("fraud-proof", "Arbitrum One: One Step Proof"), label("arbitrum"), label("layer-2")];
  expect(codes("ETH", ONE_STEP_PROOF, { labels: proof })).toEqual(["DOUBTFUL_RECIPIENT"]);
});

test("a coin to a contract that refuses it would revert, and one to the contract that wraps it wraps", () => {
  expect(codes("ETH", USDT, { labels: [label("blocked"), label("bitfinex")] })).toEqual(["WOULD_REVERT"]);
  for (const network of ["ethereum", "arbitrum", "base", "optimism"] as const) {
    const weth = findAsset(network, "WETH").contract!;
    expect(remarks("ETH", weth, { network })).toMatchObject([
      {
        code: "WRAPS",
        title: "The payment has no recipient: the contract of WETH gives the sender WETH for it",
        evidence: [{ value: "the contract of WETH", source: expect.stringContaining("https://") }],
      },
    ]);
    expect(codes("USDC", weth, { network })).toEqual(["WOULD_BE_LOST"]);
  }
  expect(codes("POL", findAsset("polygon", "WETH").contract!, { network: "polygon" })).toEqual([
    "WOULD_REVERT",
  ]);
});

test("less than the dust of bitcoin's script, or than the rent of a new account on Solana, is too small", () => {
  const bitcoin = { network: "bitcoin" } as const;
  const legacy = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
  expect(remarks("BTC", legacy, { ...bitcoin, units: 545n })).toMatchObject([
    { code: "BELOW_DUST", evidence: [{ name: "least_payment", value: "0.00000546 BTC" }] },
  ]);
  expect(codes("BTC", legacy, { ...bitcoin, units: 546n })).toEqual([]);
  expect(codes("BTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", { ...bitcoin, units: 294n })).toEqual([]);

  const owner = "5tzFkiKscXHK5ZXCGbXZxdw7gTjjD1mBwuoFbhUvuAi9";
  const solana = { network: "solana", units: 890_879n } as const;
  expect(codes("SOL", owner, solana)).toEqual(["BELOW_DUST"]);
  expect(codes("SOL", owner, { ...solana, units: 890_880n })).toEqual([]);
  // The account exists, so it has paid its rent.
  expect(codes("SOL", owner, { ...solana, features: featuresOf(0) })).toEqual([]);
  expect(codes("USDC", owner, { network: "solana", units: 1n })).toEqual([]);
});

test.each<
  readonly [network: Network, kind: string, paid: readonly [symbol: string, to: string], code: RemarkCode]
>([
  ["base", "a precompile", ["ETH", `0x${"0".repeat(39)}9`], "WOULD_BE_LOST"],
  ["polygon", "a burn address", ["USDC", `0x${"0".repeat(36)}dead`], "WOULD_BE_LOST"],
  ["solana", "a system program", ["SOL", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"], "WOULD_BE_LOST"],
  ["solana", "a sysvar", ["SOL", "SysvarRent111111111111111111111111111111111"], "WOULD_BE_LOST"],
  ["solana", "a mint", ["USDC", "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB"], "WOULD_BE_LOST"],
  // The token account of USDC of an exchange's hot wallet.
  ["solana", "a token account", ["USDC", TOKEN_ACCOUNT], "DOUBTFUL_RECIPIENT"],
  ["bitcoin", "an unspendable script", ["BTC", "1CounterpartyXXXXXXXXXXXXXXXUWLpVr"], "WOULD_BE_LOST"],
  ["bitcoin", "a taproot output without a key", ["BTC", KEYLESS_TAPROOT], "WOULD_BE_LOST"],
  ["optimism", "a contract of another network", ["ETH", USDT], "DOUBTFUL_RECIPIENT"],
])("on %s a payment to %s is remarked, with the page that says so", (network, _kind, [symbol, to], code) => {
  const said = remarks(symbol, to, { network });
  expect(said.map((each) => each.code)).toEqual([code]);
  expect(said[0]!.evidence[0]!.source).toMatch(/^https:/);
});

test("an account of a program that a list knows to receive payments is no doubtful recipient", () => {
  const labels = [label("exchange", "Exchange: Vault")];
  expect(codes("SOL", TOKEN_ACCOUNT, { network: "solana", labels })).toEqual([]);
});

test("the contract of a token is not a known address on another network", () => {
  expect(remarks("USDT", USDT, { network: "bsc" })).toMatchObject([
    {
      code: "DOUBTFUL_RECIPIENT",
      evidence: [{ name: "recipient_is_on_ethereum", value: "the contract of USDT" }],
    },
  ]);
});

test("a payment to a wallet or to an exchange has no remark", () => {
  expect(codes("ETH", BOB)).toEqual([]);
  expect(codes("USDT", BOB, { labels: [label("binance", "Binance 14")] })).toEqual([]);
  expect(codes("USDT", BOB, { labels: [label("phish-hack")] })).toEqual([]);
});

test("one ether from a good sender to the contract of YFI is reviewed", () => {
  const labels = [label("blocked", "Ygov.finance: YFI Token"), label("yearn", "Ygov.finance: YFI Token")];
  const inputs = { from: aSide(ALICE, { features: featuresOf(-3) }), to: aSide(YFI!, { labels }) };
  const paid = { asset: parseAsset("ethereum", "ETH"), falseSymbol: null, units: 10n ** 18n };
  const made = estimate(
    engine,
    someInputs({ ...inputs, remarks: remarksOn(paid, { ...inputs, ...NOTHING }, engine) }),
  );
  expect(made).toMatchObject({ recommendation: "review", rule: { id: "doubtful-recipient" } });
});

const network = fc.constantFrom<Network>("ethereum", "bitcoin", "solana");
/** All but those that silence the model: see abstention.test.ts. */
const SPEAKING = (Object.keys(REMARK_FACTS) as RemarkCode[]).filter(
  (code) => !["CONTRACT", "SERVICE_LIKE", "PARTIAL_HISTORY", "MODEL_NOT_FOR_NETWORK"].includes(code),
);
const anyRemarks: fc.Arbitrary<readonly Remark[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...SPEAKING),
    title: fc.string(),
    side: fc.constantFrom("from", "to", null),
    evidence: fc.array(fc.record({ name: fc.string(), value: fc.string(), source: fc.option(fc.string()) })),
  }),
  { selector: ({ code }) => code },
);
const anyInputs: fc.Arbitrary<ScoreInputs> = fc
  .record({
    features: fc.option(fc.double({ min: -9, max: 9, noNaN: true }).map(featuresOf)),
    words: fc.array(fc.constantFrom("coinbase", "tornado-cash", "phish-hack", "token-contract"), {
      maxLength: 2,
    }),
    on: network,
    late: fc.boolean(),
  })
  .map(({ features, words, on, late }) => {
    const to = aSide(BOB, { network: on, features, labels: words.map((word) => label(word)) });
    return someInputs({ to, late });
  });

test("no remark moves a score, its reasons' sum, its reputation or its confidence", () => {
  fc.assert(
    fc.property(anyInputs, anyRemarks, (inputs, said) => {
      const [without, made] = [[], said].map((each) => estimate(engine, { ...inputs, remarks: each }));
      for (const number of ["fraudScore", "base", "reputationScore", "confidence"] as const)
        expect(made![number]).toBe(without![number]);
      const remarked = made!.reasons.filter(({ code }) => code in REMARK_FACTS);
      expect(remarked.map(({ code }) => code)).toEqual(said.map(({ code }) => code));
      expect(remarked.every(({ contribution }) => contribution === 0)).toBe(true);
      expect(made!.reasons.filter((each) => !remarked.includes(each))).toEqual(without!.reasons);
      const stored = fromExactJson(JSON.parse(toExactJson({ ...inputs, remarks: said }))) as ScoreInputs;
      expect(estimate(engine, stored)).toEqual(made);
    }),
  );
});
