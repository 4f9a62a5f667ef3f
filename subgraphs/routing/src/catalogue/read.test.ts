import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NETWORK_IDS } from "@tetron/domain/network";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test } from "vitest";
import { readCatalogue, SHIPPED } from "./read.ts";

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const aFolder = () => stack.use(temporaryFolder()).path;

/** A copy of the shipped catalogue with one file changed. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const folder = aFolder();
  await cp(SHIPPED, folder, { recursive: true });
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, "utf8")));
  return folder;
}

async function problemOf(file: string, change: (text: string) => string): Promise<string> {
  const folder = await changed(file, change);
  return readCatalogue([folder]).then(
    () => "no problem",
    (error: Error) => error.message.replaceAll(`${folder}/`, ""),
  );
}

test("the shipped catalogue joins the eight networks by the bridges and venues it is meant to have", async () => {
  const { networks, carriers, lanes, version } = await readCatalogue();

  expect([...networks.keys()].sort()).toEqual([...NETWORK_IDS].sort());
  expect(carriers.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "transfer-bitcoin",
      "cctp-fast",
      "cctp-standard",
      "across",
      "stargate-v2",
      "hop-v1",
      "arbitrum-bridge",
      "optimism-bridge",
      "base-bridge",
      "polygon-bridge",
      "curve-3pool",
      "uniswap-v2",
      "thorchain",
      "debridge-dln",
      "usdt0",
      "relay",
      "chainflip",
      "uniswap-v3",
      "pancakeswap-v3",
    ]),
  );
  for (const network of NETWORK_IDS) {
    expect(lanes.some(({ from, carrier }) => from.network === network && carrier.kind === "bridge")).toBe(
      true,
    );
    expect(lanes.some(({ to, carrier }) => to.network === network && carrier.kind === "bridge")).toBe(true);
  }
  expect(version).toMatch(/^sha256:[0-9a-f]{16}$/);
});

test("the version changes with the content and only with it", async () => {
  const { version } = await readCatalogue();
  const same = await changed("bridges/across.json", (text) => text);
  const other = await changed("bridges/across.json", (text) => text.replace('"value": 150', '"value": 151'));

  expect((await readCatalogue([same])).version).toBe(version);
  expect((await readCatalogue([other])).version).not.toBe(version);
});

test("an operator adds a bridge with a file of their own", async () => {
  const folder = aFolder();
  const across = await readFile(join(SHIPPED, "bridges/across.json"), "utf8");
  await writeFile(join(folder, "mine.json"), across.replace('"id": "across"', '"id": "mine"'));

  const { carriers } = await readCatalogue([SHIPPED, folder]);

  expect(carriers.at(-1)).toMatchObject({ id: "mine", kind: "bridge" });
});

test.each([
  [
    "a wrong unit",
    '"value": 150, "unit": "ppm"',
    '"value": 150, "unit": "bps"',
    "bridges/across.json: lanes[0].percentage.unit",
  ],
  ["an unknown network", /"bsc\/USDT"/g, '"tron/USDT"', "tokens.tron/USDT: tron is not a network"],
  [
    "a lane without its token",
    '"base/USDC": {',
    '"base/WBTC": {',
    "lanes[1].from[2]: base/USDC is not in tokens: give its contract and the source that says it is taken.",
  ],
  [
    "a token without the source that says it is taken",
    /("base\/USDC": \{ "contract": "[^"]+"), "source": "tokens"/,
    "$1",
    "tokens.base/USDC.source",
  ],
  [
    "another token of the same name",
    "0xaf88d065e77c8cC2239327C5EDb3A432268e5831",
    "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8",
    "tokens.arbitrum/USDC.contract: 0xff970a61a04b1ca14834a43f5de4533ebddb5cc8 is no asset that Tetron knows on arbitrum",
  ],
  [
    "USDT0 where USDT is meant",
    "0x94b008aA00579c1307B0EF2c499aD98a8ce58e58",
    "0x01bFF41798a0BcF287b996046Ca68b395DbC1071",
    "tokens.optimism/USDT.contract: 0x01bFF41798a0BcF287b996046Ca68b395DbC1071 is USDT0 on optimism, not USDT",
  ],
  [
    "a page that cannot be read again",
    "@f88cde454dbab5e7c94966accf9fa7f3139a55a6:",
    "@main:",
    "sources.tokens.page: Write an https URL or owner/repository@commit:path with the whole commit.",
  ],
  ["a source without a shelf life", '"shelf_life_days": 365,', "", "sources.gas.shelf_life_days"],
  [
    "an unknown field",
    '"name":',
    '"nickname": "x", "name":',
    'bridges/across.json: Unrecognized key: "nickname"',
  ],
  ["a missing field", '"pays_recipient": true,', "", "bridges/across.json: pays_recipient"],
  ["an unknown class", '"intent"', '"magic"', "bridges/across.json: security_class"],
  [
    "a number without a source",
    '"source": "gas"',
    '"source": "hearsay"',
    '"hearsay" is not one of the file\'s sources',
  ],
  [
    "a duplicate id",
    '"id": "across"',
    '"id": "hop-v1"',
    "bridges/hop-v1.json: id: hop-v1 is already in bridges/across.json",
  ],
  [
    "a minimum above the maximum",
    '"max": { "value": 3000000',
    '"max": { "value": 3',
    "lanes[0].min: is not below max",
  ],
  [
    "the wrong kind of work",
    '"unit": "gas"',
    '"unit": "vB"',
    "lanes[0].source_work.units.unit: must be gas on ethereum",
  ],
  ["broken JSON", "{", "", "bridges/across.json: content is not JSON"],
  [
    "an amount that stands twice",
    '"max": { "value": 3000000',
    '"max": { "value": 1, "value": 3000000',
    'bridges/across.json: content: the key "value" appears twice',
  ],
])("%s refuses to start and names the file and the field", async (_, from, to, problem) => {
  expect(await problemOf("bridges/across.json", (text) => text.replace(from, to))).toContain(problem);
});

test("a network's numbers are checked as well, and all problems are reported together", async () => {
  const problem = await problemOf("networks/ethereum.json", (text) =>
    text.replace('"unit": "gas"', '"unit": "CU"').replace('"value": 384', '"value": 3840'),
  );

  expect(problem).toContain("networks/ethereum.json: transfer.native.units.unit: must be gas on ethereum");
  expect(problem).toContain("networks/ethereum.json: finality.safe: is longer than final");
});

test("an estimate says so and from what", async () => {
  expect(
    await problemOf("bridges/across.json", (text) =>
      text.replace(/("basis": "estimate"[^}]*),\s*"note": "[^"]*"/, "$1"),
    ),
  ).toContain("An estimate has a note.");
});
