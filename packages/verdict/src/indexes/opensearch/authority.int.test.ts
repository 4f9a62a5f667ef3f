import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { generate } from "selfsigned";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openCluster } from "./cluster.ts";
import { OpenSearchSettings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const folder = stack.use(temporaryFolder());
const { signal } = new AbortController();
const PATIENCE_MS = 20_000;

/** An authority of its own, and a certificate that it signed for 127.0.0.1. */
async function anAuthority(name: string) {
  const authority = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: "opensearch" }], {
    keyType: "ec",
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const file = join(folder.path, `${name}.pem`);
  await writeFile(file, authority.cert);
  return { file, key: server.private, cert: server.cert };
}

const [known, other] = await Promise.all([anAuthority("known"), anAuthority("other")]);
const server = createServer(known, (_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ count: 7 }));
}).listen(0, "127.0.0.1");
await once(server, "listening");
stack.defer(() => {
  server.closeAllConnections();
  server.close();
});
const OPENSEARCH_URL = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function countWith(file: string | undefined): Promise<number> {
  const settings = OpenSearchSettings.parse({ OPENSEARCH_CA_FILE: file });
  const cluster = stack.use(await openCluster({ ...settings, OPENSEARCH_URL }));
  const request = { method: "GET", path: "/wallets/_count" } as const;
  const { count } = await cluster.send(request, z.object({ count: z.number() }), { ms: PATIENCE_MS, signal });
  return count;
}

test("with the authority that signed its certificate OpenSearch answers over TLS", async () => {
  expect(await countWith(known.file)).toBe(7);
});

test("without that authority, or with another one, it is away, and the message names the setting", async () => {
  for (const file of [undefined, other.file])
    await expect(countWith(file)).rejects.toMatchObject({
      kind: "away",
      message: expect.stringMatching(
        /^OpenSearch: its certificate is not trusted \(.+\); OPENSEARCH_CA_FILE names the authority that signed it\.$/,
      ),
    });
});

test("a file that is missing or has no certificate is refused when the process starts, by the setting's name", async () => {
  await expect(countWith(join(folder.path, "none.pem"))).rejects.toThrow(
    /^OPENSEARCH_CA_FILE: .*none.pem cannot be read: ENOENT/,
  );
  const empty = join(folder.path, "empty.pem");
  await writeFile(empty, "no certificate");
  await expect(countWith(empty)).rejects.toThrow(
    /^OPENSEARCH_CA_FILE: .*empty.pem has no certificate in PEM.$/,
  );
});
