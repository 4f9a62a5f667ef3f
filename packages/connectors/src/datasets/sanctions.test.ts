import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { networkOfList } from "./sanctioned-wallets.ts";
import { parseSanctions, readSanctions } from "./sanctions.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "sanctions");
const text = (value: string) => new TextEncoder().encode(value);

test("a listed key is stored once for its family, whichever asset's list names it", async () => {
  const { lists } = await readSanctions(FOLDER);
  const byAsset = new Map(lists.map((list) => [list.asset, list]));

  expect(byAsset.get("ETC")?.wallets).toEqual([
    { network: "ethereum", address: "0xd882cfc20f52f2599d84b8e8d58c7fb62cfe344b" },
  ]);
  expect(byAsset.get("XBT")?.wallets.map(({ network }) => network)).toEqual(["bitcoin", "bitcoin"]);
  expect(networkOfList("ETC")).toBe("ethereum");
  expect(networkOfList("XBT")).toBe("bitcoin");
  expect(networkOfList("USDT")).toBe("*");
});

test("addresses of other coins are counted, not listed", async () => {
  const { lists } = await readSanctions(FOLDER);
  const leftOut = Object.fromEntries(lists.map((list) => [list.asset, list.leftOut]));
  expect(leftOut).toEqual({ ETC: 0, ETH: 0, TRX: 2, USDT: 1, XBT: 1 });
});

test("what is no address of the asset is refused by its place, and not counted among other networks", () => {
  const valid = "0xd882cFc20F52f2599D84b8e8D58C7FB62cfE344b";
  const broken = "0xB9D7efFF7eD80bff69A8dE89a4c0F1D1C5F9b1fC";
  const bitcoin = "123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX";
  const tron = "TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq";
  const both = [valid, broken, bitcoin, tron];
  const { wallets, leftOut, refused } = parseSanctions("sanctioned_addresses_ETC.txt", text(both.join("\n")));
  expect(wallets.map(({ address }) => address)).toEqual([valid.toLowerCase()]);
  expect(leftOut).toBe(1);
  expect(refused).toEqual([
    { at: "line 2", text: broken },
    { at: "line 3", text: bitcoin },
  ]);
  const json = parseSanctions("sanctioned_addresses_ETC.json", text(JSON.stringify(both)));
  expect(json.refused.map(({ at }) => at)).toEqual(["entry 2", "entry 3"]);
});

test("both forms of a list are read, with and without the names of whom it bars", () => {
  const address = "0x04DBA1194ee10112fE6C3207C0687DEf0e78baCf";
  const wallets = [{ network: "ethereum", address: address.toLowerCase() }];
  const lines = `${address};"Somebody;Some Body"\n\n`;
  expect(parseSanctions("sanctioned_addresses_ETH.json", text(`["${address}"]`)).wallets).toEqual(wallets);
  expect(parseSanctions("sanctioned_addresses_ETH.txt", text(`${address}\r\n`)).wallets).toEqual(wallets);
  expect(parseSanctions("sanctioned_addresses_ETH.txt", text(lines)).wallets).toEqual(wallets);
});

test("the version of a list is its content", async () => {
  const [before] = (await readSanctions(FOLDER)).lists;
  using folder = temporaryFolder();
  await writeFile(join(folder.path, "sanctioned_addresses_ETC.json"), "[]");
  const [after] = (await readSanctions(folder.path)).lists;
  expect(after!.sha256).not.toBe(before!.sha256);
});

test.each([
  [
    "sanctioned_addresses_ETH.json",
    text('{"0xab":1}'),
    "sanctioned_addresses_ETH.json: expected a JSON array of addresses",
  ],
  ["sanctioned_addresses_ETH.json", text('["0xab",1]'), "but entry 2 is none"],
  ["sanctioned_addresses_ETH.json", text("<html>"), "sanctioned_addresses_ETH.json is not JSON"],
  ["sanctioned_addresses_ETH.json", Buffer.from('["é"]', "latin1"), "is not UTF-8"],
  [
    "sanctioned_addresses_ETH.txt",
    text("<!doctype html>\n<p>Moved"),
    "line 1 does not begin with an address",
  ],
  ["sdn.txt", text("0xab"), "name the file as its publisher does"],
])("%s is refused when it is no list of addresses: %#", (file, bytes, why) => {
  expect(() => parseSanctions(file, bytes)).toThrow(why);
});
