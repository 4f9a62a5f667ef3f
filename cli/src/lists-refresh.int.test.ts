import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { reasonToSkip, temporaryFolder } from "@tetron/domain/testing";
import { readAudit } from "@tetron/lake/audit";
import { eventsOf } from "@tetron/lake/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXIT } from "./exit-codes.ts";
import { type Doors, type House, openHouse } from "./one-door/testing.ts";

const SDN = join(import.meta.dirname, "../../packages/connectors/src/datasets/fixtures/sdn-advanced.xml");
const OFAC = resolve(process.env["TETRON_DATA"] || "../shared/data", "ofac");
const missing = reasonToSkip(existsSync(OFAC) ? undefined : `there is no ${OFAC}; set TETRON_DATA`);
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
/** Listed by the version of 2024-09-27, and taken off since. */
const DELISTED = "0x8589427373d6d84e98730d7795d8f6f8731fda16";
/** Listed by the XML. */
const RONIN = "0x098b716b8aaf21512996dc57eb0615e2383e2f96";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let house: House;
let doors: Doors;
let url: string;
const { path: folder } = stack.use(temporaryFolder());
beforeAll(async () => {
  const server = createServer(async (request, response) => {
    if (request.url === "/sdn_advanced.xml") response.end(await readFile(SDN));
    else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => void server.close());
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  house = await openHouse(stack, folder);
  doors = await house.furnish();
});

const refresh = (...args: string[]) => doors.cli("lists", "refresh", ...args);
const recommendationFor = async (to: string) => {
  const payment = {
    from_address: PAYER,
    to_address: to,
    amount: "0.5",
    currency: "ETH",
    network: "ethereum",
  };
  const { recommendation, reasons } = await doors.rest("POST", "/v1/score", payment);
  return [recommendation, (reasons as { code: string }[]).some(({ code }) => code === "SANCTIONED")];
};
const eventsSince = async (before: number) =>
  (await eventsOf(house.lake, DEMO_TENANT))
    .slice(before)
    .filter(({ type }) => type.startsWith("sanctions."))
    .map(({ type, subject }) => [type, subject.split(":").at(-1), subject.split(":")[1]]);
const countOfEvents = async () => (await eventsOf(house.lake, DEMO_TENANT)).length;

test.skipIf(missing)(
  "the command takes lists from files and a URL, and what it changes is scored, told and kept",
  { timeout: 120_000 },
  async () => {
    const held = (name: string) => join(OFAC, name);
    expect(
      await refresh(held("sanctioned_addresses_ETH.json"), "--date", "2024-09-27", "--force"),
    ).toMatchObject({ list: "OFAC SDN ETH", version: expect.stringMatching(/^2024-09-27/), replaced: true });
    expect(await recommendationFor(DELISTED)).toEqual(["decline", true]);

    const told = await countOfEvents();
    const newer = held("2025-11-27/sanctioned_addresses_ETH.txt");
    const trial = await refresh(newer, "--date", "2025-11-27", "--dry-run");
    expect(trial).toMatchObject({ replaced: false });
    expect([trial["added"], trial["removed"]].map((each) => (each as string[]).length)).toEqual([15, 90]);
    expect(await recommendationFor(DELISTED)).toEqual(["decline", true]);
    const done = await refresh(newer, "--date", "2025-11-27");
    expect(done).toEqual({ ...trial, replaced: true });
    expect((await recommendationFor(DELISTED))[1]).toBe(false);
    expect(await eventsSince(told)).toContainEqual(["sanctions.cleared", DELISTED, "1"]);

    const told2 = await countOfEvents();
    const sha256 = createHash("sha256")
      .update(await readFile(SDN))
      .digest("hex");
    await expect(
      refresh(`${url}/sdn_advanced.xml`, "--sha256", sha256.replace(/^./, "g"), "--force"),
    ).rejects.toThrow("wrong_checksum");
    await refresh(`${url}/sdn_advanced.xml`, "--sha256", sha256, "--force");
    expect(await recommendationFor(RONIN)).toEqual(["decline", true]);
    expect(await eventsSince(told2)).toEqual([]);

    const back = await doors.cli("lists", "rollback", "OFAC SDN ETH");
    expect(back).toMatchObject({ version: done["version"], replaced: true });
    expect(
      (await readAudit(house.lake, { tenant: "*", limit: 50 })).filter(
        ({ action, subject }) => action === "sanctions.refresh" && subject === "OFAC SDN ETH",
      ),
    ).toHaveLength(4);
  },
);

test.each([
  ["a document type", "<!DOCTYPE Sanctions><Sanctions/>", "doctype"],
  ["XML that is cut off", "<Sanctions><DateOfIssue>", "malformed"],
  ["XML of another kind", "<feed/>", "wrong_format"],
])("%s is refused, and no list changes", async (_what, content, reason) => {
  await writeFile(join(folder, "broken.xml"), content);
  const before = await doors.cli("lists", "rollback", "OFAC SDN ETH", "--dry-run").catch(String);
  await expect(refresh("broken.xml")).rejects.toThrow(reason);
  expect(await doors.cli("lists", "rollback", "OFAC SDN ETH", "--dry-run").catch(String)).toEqual(before);
});

test("refused addresses are reported with their line, and addresses of assets that are not served with their number", async () => {
  const broken = "0xB9D7efFF7eD80bff69A8dE89a4c0F1D1C5F9b1fC";
  await writeFile(join(folder, "sanctioned_addresses_ETC.txt"), `${RONIN}\n${broken}\n`);
  await writeFile(join(folder, "sanctioned_addresses_DOGE.txt"), "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L\n");
  const files = ["sanctioned_addresses_ETC.txt", "sanctioned_addresses_DOGE.txt"];
  const output = await refresh(...files, "--date", "2026-11-01", "--dry-run").catch(String);
  expect(output).toContain(`: ${EXIT.someRefused}\n`);
  expect(output).toContain("sanctioned_addresses_ETC.txt: line 2 is no valid address of ETC");
  expect(output).toContain("Tetron serves no network of DOGE; 1 address of DOGE");
});

test("an address that does not answer is refused", async () => {
  await expect(refresh(`${url}/missing.xml`)).rejects.toThrow("http_status");
});
