import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SCOPES } from "@tetron/domain/scope";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { aHome, startEmbedded } from "../../platform.ts";
import { runCommand } from "../../process.ts";
import { payments } from "../payments.ts";

const TENANTS = 50;
const HOOKS = { source: "bench", secret: "0123456789abcdef" };

/** Sends a request as the operator, or with another key. @throws Error for an answer that is not 2xx. */
type Ask = (
  method: string,
  path: string,
  body?: object | string,
  key?: string,
) => Promise<Readonly<Record<string, unknown>>>;

/** A running platform with what the calls need. */
export interface House {
  readonly url: string;
  /** Of the demo tenant, with every scope. */
  readonly key: string;
  readonly ask: Ask;
  readonly wallet: { readonly network: string; readonly address: string };
  readonly list: { readonly network: string; readonly list: string };
  /** Ids of one of each. */
  readonly score: string;
  readonly route: string;
  readonly label: string;
  readonly scrape: string;
  readonly upload: string;
  /** Keys of tenants of their own, for what a tenant may have few of. */
  readonly tenants: readonly string[];
  readonly hooks: typeof HOOKS;
}

export async function openHouse(stack: AsyncDisposableStack): Promise<House> {
  const home = aHome(stack);
  const file = join(home, "hooks.json");
  const source = { signature: "hmac", secret: HOOKS.secret, tenant: DEMO_TENANT, kind: "context" };
  await writeFile(file, JSON.stringify({ [HOOKS.source]: { ...source, network: "ethereum" } }));
  const tetron = stack.use(await startEmbedded(home, { TETRON_HOOKS_FILE: file }));
  const { stdout } = await runCommand(
    ["--json", "keys", "create", "--name", "bench", ...SCOPES.flatMap((scope) => ["--scope", scope])],
    tetron.env,
  );
  const key: string = JSON.parse(stdout).key;
  const ask: Ask = async (method, path, body, as = key) => {
    const isFile = typeof body === "string";
    const answer = await fetch(`${tetron.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${as}`,
        ...(body !== undefined && { "Content-Type": isFile ? "text/csv" : "application/json" }),
      },
      ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const made = async (path: string, body: object | string, id = "id") =>
    String((await ask("POST", `/v1${path}`, body))[id]);

  const first = payments()(0) as { from_address: string };
  const wallet = { network: "ethereum", address: first.from_address };
  const list = { network: wallet.network, list: "bench" };
  await ask("POST", "/v1/labels", {
    ...{ ...list, version: "begin" },
    labels: [{ address: wallet.address, label: "exchange" }],
  });
  const { labels } = await ask("GET", `/v1/labels?${new URLSearchParams(wallet)}`);
  const label = (labels as Record<string, string>[]).find((each) => each["list"] === list.list)!["label_id"]!;
  const scrape = await made("/scrape", {
    ...{ source_url: "https://bench.invalid/wallets.csv", source_type: "csv" },
  });
  await ask("POST", `/v1/scrape/${scrape}/cancel`, {});
  const upload = await made(
    `/uploads?${new URLSearchParams({ kind: "labels", ...list, version: "cancelled" })}`,
    `address,label\n${wallet.address},exchange\n`,
  );
  await ask("POST", `/v1/uploads/${upload}/cancel`, {});
  const tenants: string[] = [];
  for (let n = 0; n < TENANTS; n++)
    tenants.push(
      await made(
        "/admin/keys",
        {
          ...{ name: "bench", tenant: `bench-${n}` },
          scopes: ["webhooks:read", "webhooks:write", "data:write", "feedback:write"],
        },
        "key",
      ),
    );
  return {
    ...{ url: tetron.url, key, ask, wallet, list, label, scrape, upload, tenants, hooks: HOOKS },
    score: await made("/score", first, "transaction_id"),
    route: await made("/route/quote", first, "route_id"),
  };
}
