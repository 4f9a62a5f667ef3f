import { cp, mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSanctions } from "./sanctions.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "sanctions");
const EVM = ["arbitrum", "base", "bsc", "ethereum", "optimism", "polygon"];

test("an EVM address is sanctioned on every EVM network, whichever asset's list names it", async () => {
  const { wallets } = await readSanctions(FOLDER);
  const etc = wallets.filter(({ assets }) => assets.includes("ETC"));

  expect(etc.map(({ network }) => network)).toEqual(EVM);
  for (const { address } of etc) expect(address).toBe(address.toLowerCase());
});

test("bitcoin's list is bitcoin's only, and other coins are counted, not listed", async () => {
  const { wallets, leftOut } = await readSanctions(FOLDER);

  expect(
    wallets.filter(({ network }) => network === "bitcoin").every(({ assets }) => assets[0] === "XBT"),
  ).toBe(true);
  expect(leftOut).toEqual({ TRX: 2, USDT: 1, XBT: 1 });
});

test("the version is the files' content", async () => {
  await using copy = await mkdtempDisposable(join(tmpdir(), "tetron-sanctions-"));
  await cp(FOLDER, copy.path, { recursive: true });
  const { sha256 } = await readSanctions(FOLDER);
  expect((await readSanctions(copy.path)).sha256).toBe(sha256);

  await writeFile(join(copy.path, "sanctioned_addresses_ETH.json"), "[]");
  expect((await readSanctions(copy.path)).sha256).not.toBe(sha256);
});

test("a list that is no list of texts is refused by name", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "tetron-sanctions-"));
  await writeFile(join(folder.path, "sanctioned_addresses_ETH.json"), '{"0xab":1}');
  await expect(readSanctions(folder.path)).rejects.toMatchObject({ code: "UNPROCESSABLE" });

  await writeFile(join(folder.path, "sanctioned_addresses_ETH.json"), "<html>");
  await expect(readSanctions(folder.path)).rejects.toThrow("sanctioned_addresses_ETH.json is not JSON");

  await writeFile(join(folder.path, "sanctioned_addresses_ETH.json"), Buffer.from('["é"]', "latin1"));
  await expect(readSanctions(folder.path)).rejects.toThrow("sanctioned_addresses_ETH.json is not UTF-8");
});
