import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { readNewestSanctions } from "./newest-sanctions.ts";

const [A, B, C] = ["aa", "bb", "cc"].map((end) => `0x${end.padStart(40, "0")}`);

test("each asset has the newest edition that names it, and an asset that only an old one names keeps that", async () => {
  using folder = temporaryFolder();
  const write = async (day: string, asset: string, addresses: readonly (string | undefined)[]) => {
    await mkdir(join(folder.path, day), { recursive: true });
    await writeFile(join(folder.path, day, `sanctioned_addresses_${asset}.txt`), `${addresses.join("\n")}\n`);
  };
  await write(".", "ETH", [A, B]);
  await write(".", "ETC", [A]);
  await write("2026-02-01", "ETH", [B, C]);
  await write("2025-07-01", "ETH", [A]);
  await write("2025-07-01", "XBT", ["12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"]);
  await write("notes", "ETH", [A]);

  const lists = await readNewestSanctions(folder.path, () => "2024-01-01");

  expect(lists.map(({ asset, day }) => [asset, day])).toEqual([
    ["ETC", "2024-01-01"],
    ["ETH", "2026-02-01"],
    ["XBT", "2025-07-01"],
  ]);
  expect(lists[1]!.wallets.map(({ address }) => address)).toEqual([B, C]);
});
