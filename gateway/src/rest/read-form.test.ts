import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { readForm } from "./read-form.ts";

const headers = { "content-type": "multipart/form-data; boundary=b" };
const part = (name: string, text: string, more = "") =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
const FILE = part("file", "a,b", '; filename="a.csv"');
const read = (...parts: string[]) =>
  readForm(Readable.from([Buffer.from(`${parts.join("")}--b--\r\n`)]), headers);

test("the fields before the file, and the file", async () => {
  const { fields, file } = await read(part("kind", "labels"), FILE);
  expect([fields, String(await buffer(file))]).toEqual([{ kind: "labels" }, "a,b"]);
});

test.each([
  ["a field", part("list", "mine"), "after_file"],
  ["a file", FILE, "several_files"],
])("%s after the file is refused, however late the file is read", async (_what, last, reason) => {
  const { file } = await read(part("kind", "labels"), FILE, last);
  // The error comes while nobody listens to the file.
  for (let turns = 0; turns < 5; turns++) await turn();
  await expect(buffer(file)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    details: { issues: [{ reason }] },
  });
});

test.each([
  ["fields after the file", FILE + part("list", "mine") + part("kind", "labels")],
  ["a part without an end", part("kind", "labels") + FILE.slice(0, -2)],
  ["no file", part("kind", "labels")],
])("a request with %s is answered, and its connection is not cut", async (_what, parts) => {
  const server = createServer((request, response) => {
    const answer = (status: number) => response.writeHead(status, { Connection: "close" }).end();
    readForm(request, request.headers)
      .then(({ file }) => buffer(file))
      .then(
        () => answer(200),
        () => answer(400),
      );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const body = `${parts}--b--\r\n`;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body });
  server.close();
  expect(answer.status).toBe(400);
});
