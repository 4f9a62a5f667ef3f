import { createHash } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { readCurrentSanctions } from "./current-sanctions.ts";

const SAMPLE = join(import.meta.dirname, "fixtures", "sdn-advanced.xml");
const RONIN = "0x098b716b8aaf21512996dc57eb0615e2383e2f96";
const options = () => ({ signal: new AbortController().signal, deadlineMs: 30_000 });

async function serve(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

test("the XML and the address list have the same addresses of an asset", async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "sanctioned_addresses_ETH.txt");
  await writeFile(file, `${RONIN};"Lazarus Group"\n`);
  const xml = await readCurrentSanctions(SAMPLE, options());
  const addresses = await readCurrentSanctions(file, options());
  expect([xml.day, addresses.day]).toEqual(["2026-10-01", undefined]);
  expect(xml.lists.find(({ asset }) => asset === "ETH")).toEqual(addresses.lists[0]);
  expect(addresses.lists[0]?.wallets).toEqual([{ network: "ethereum", address: RONIN }]);
});

test("a checksum is compared over the whole file", async () => {
  const sha256 = createHash("sha256")
    .update(await readFile(SAMPLE))
    .digest("hex");
  expect(await readCurrentSanctions(SAMPLE, { ...options(), sha256 })).toMatchObject({ sha256 });
  await expect(
    readCurrentSanctions(SAMPLE, { ...options(), sha256: sha256.replace(/^./, "g") }),
  ).rejects.toMatchObject({ details: { reason: "wrong_checksum" } });
});

test("an empty list is refused", async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "sanctioned_addresses_ETH.json");
  await writeFile(file, "[]");
  await expect(readCurrentSanctions(file, options())).rejects.toMatchObject({
    details: { reason: "empty_list" },
  });
});

test("a list that has no address of its asset is refused before it can clear the one that is held", async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "sanctioned_addresses_XBT.txt");
  await writeFile(file, `${RONIN}\n`);
  await expect(readCurrentSanctions(file, options())).rejects.toMatchObject({
    details: { reason: "wrong_asset" },
    message: expect.stringContaining(`no address of the list XBT is valid on bitcoin: line 1 is "${RONIN}"`),
  });
});

test("a list is read from a URL, and an answer that is no list is refused", async () => {
  using folder = temporaryFolder();
  await cp(SAMPLE, join(folder.path, "SDN_ADVANCED.XML"));
  const body = await readFile(SAMPLE);
  await using server = await serve((request, response) => {
    if (request.url === "/missing.xml") response.writeHead(404).end();
    else if (request.url === "/page.xml")
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Moved</html>");
    else if (request.url === "/cut.xml") {
      response.writeHead(200, { "content-length": body.length }).write(body.subarray(0, 500));
      setImmediate(() => response.destroy());
    } else if (request.url === "/slow.xml") response.writeHead(200).write(body.subarray(0, 500));
    else response.end(body);
  });
  const read = (path: string, change = {}) =>
    readCurrentSanctions(`${server.url}${path}`, { ...options(), ...change });
  expect(await read("/SDN_ADVANCED.XML?edition=1")).toMatchObject({ day: "2026-10-01" });
  await expect(read("/missing.xml")).rejects.toMatchObject({ details: { reason: "http_status" } });
  await expect(read("/page.xml")).rejects.toMatchObject({ details: { reason: "not_a_file" } });
  await expect(read("/cut.xml")).rejects.toMatchObject({ details: { reason: "unreachable" } });
  await expect(read("/slow.xml", { deadlineMs: 50 })).rejects.toMatchObject({
    details: { reason: "too_late" },
  });
  const stop = AbortSignal.abort(new Error("stopped"));
  await expect(read("/SDN_ADVANCED.XML", { signal: stop })).rejects.toThrow("stopped");
});
