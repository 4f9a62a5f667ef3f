import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ASSETS, assetByContract } from "@tetron/domain/asset";
import { isNetwork, type Network } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { compileCatalogue, type Entry } from "./compile.ts";
import { type CarrierEntry, CatalogueFile, type NetworkEntry } from "./file-schema.ts";
import { SHIPPED } from "./read.ts";

async function contents(folder: string): Promise<Entry<unknown>[]> {
  const files = await readdir(join(SHIPPED, folder));
  const texts = files.map((file) => readFile(join(SHIPPED, folder, file), "utf8"));
  return (await Promise.all(texts)).map((text, at) => ({ file: files[at]!, content: JSON.parse(text) }));
}

const networks = (await contents("networks")) as Entry<NetworkEntry>[];
const carriers = [...(await contents("bridges")), ...(await contents("venues"))] as Entry<CarrierEntry>[];
const ENDS = carriers.flatMap(({ file, content }) =>
  Object.keys(content.tokens).map((end) => ({ file, end })),
);

/** Contracts of other tokens that are called like an asset of Tetron: bridged ones, and USDT0. */
const LOOK_ALIKES: readonly (readonly [end: string, name: string, contract: string])[] = [
  ["arbitrum/USDC", "USDC.e", "0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8"],
  ["optimism/USDC", "USDC.e", "0x7F5c764cBc14f9669B88837ca1490cCa17c31607"],
  ["polygon/USDC", "USDC.e", "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174"],
  ["base/USDC", "USDbC", "0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA"],
  ["optimism/USDT", "USDT0", "0x01bFF41798a0BcF287b996046Ca68b395DbC1071"],
  ["optimism/USDT0", "USDT", "0x94b008aA00579c1307B0EF2c499aD98a8ce58e58"],
];

/** The problems of a carrier's file after a change to one of its tokens. */
function problemsWith(
  file: string,
  change: (tokens: Record<string, Record<string, unknown>>) => void,
): string[] {
  const content = structuredClone(carriers.find((each) => each.file === file)!.content);
  change(content.tokens);
  const parsed = CatalogueFile.safeParse(content);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const problems: string[] = [];
  const entries = [...networks, { file, content: parsed.data }];
  compileCatalogue(entries, "a test", (_, field, problem) => problems.push(`${field}: ${problem}`));
  return problems;
}

test.each(carriers.map(({ file }) => file))(
  "%s names for each lane both contracts and their source",
  (file) => {
    expect(problemsWith(file, () => undefined)).toEqual([]);
  },
);

test.each(ENDS)("$file: a lane of $end without its token, contract or source is refused", ({ file, end }) => {
  for (const part of ["contract", "source"])
    expect(problemsWith(file, (tokens) => void delete tokens[end]![part])).toContainEqual(
      expect.stringContaining(`tokens.${end}.${part}`),
    );
  expect(problemsWith(file, (tokens) => void delete tokens[end])).toContainEqual(
    expect.stringContaining(
      `${end} is not in tokens: give its contract and the source that says it is taken.`,
    ),
  );
  expect(problemsWith(file, (tokens) => Object.assign(tokens[end]!, { source: "hearsay" }))).toContainEqual(
    `tokens.${end}.source: "hearsay" is not one of the file's sources`,
  );
});

test.each(ENDS)("$file: no other token's contract is taken for $end", ({ file, end }) => {
  const [network, symbol] = end.split("/") as [Network, string];
  const others = ASSETS.filter((asset) => asset.network === network && asset.symbol !== symbol);
  const contracts = [
    ...others.map(({ contract }) => contract),
    ...LOOK_ALIKES.flatMap(([like, , contract]) => (like === end ? [contract] : [])),
  ];
  for (const contract of contracts)
    expect(
      problemsWith(file, (tokens) => Object.assign(tokens[end]!, { contract })),
      `${contract} as ${end}`,
    ).toContainEqual(expect.stringMatching(`^tokens\\.${end}\\.contract: `));
});

test.each(LOOK_ALIKES)("%s is not %s (%s)", (end, _, contract) => {
  const [network = "", symbol] = end.split("/");
  if (!isNetwork(network)) throw new Error(`${network} is no network`);
  expect(assetByContract(network, contract)?.symbol).not.toBe(symbol);
});

test("on each network a symbol and a contract belong to one asset each", () => {
  for (const field of ["symbol", "contract"] as const) {
    const keys = ASSETS.map((asset) => `${asset.network} ${asset[field]?.toLowerCase()}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("a one-to-one lane joins tokens of one issuer's name, or a coin and its wrapped form", () => {
  const SAME: Readonly<Record<string, string>> = { WETH: "ETH", USDT0: "USDT" };
  const family = (end: string) => {
    const symbol = end.split("/")[1]!;
    return SAME[symbol] ?? symbol;
  };
  for (const { file, content } of carriers)
    for (const { from, to, rate } of content.lanes)
      if (rate === "one_to_one")
        for (const one of from) expect(to.map(family), `${file}: ${one} to ${to}`).toContain(family(one));
});
