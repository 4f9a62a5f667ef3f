import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import type { Scope } from "@tetron/domain/scope";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { openPlatform, type Platform } from "@tetron/embedded/platform";
import { Settings } from "@tetron/embedded/settings";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import type { HookSource } from "@tetron/gateway/hooks/sources";
import { createKeyCache } from "@tetron/lake/key-cache";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { sql } from "drizzle-orm";
import { commandOn } from "../control/command.ts";
import { EXIT } from "../exit-codes.ts";
import { createProgram } from "../program.ts";

/** A platform with every interface open, and no background work. */
export interface House {
  readonly lake: TestLake;
  readonly platform: Platform;
  /** Removes everything from the lake that is not shipped, and creates a key for the demo tenant. */
  readonly furnish: () => Promise<Doors>;
}

/** The interfaces of a platform. Each throws when the answer is an error. */
export interface Doors {
  /** The audit log's actor for the command line and for a key. */
  readonly keyId: string;
  graphql(query: string, input?: object): Promise<Record<string, unknown>>;
  rest(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>>;
  /** @returns Its output, as JSON. */
  cli(...argv: string[]): Promise<Record<string, unknown>>;
}

/**
 * One use case through every interface that offers it, each by the name of its field, endpoint or command.
 */
export interface Deed<Before = void> {
  /** The audit log's actor by REST, where it is not the key. */
  readonly restActor?: string;
  readonly before?: (doors: Doors) => Promise<Before>;
  /** By the field of the graph, query or mutation. */
  readonly graphql?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
  /** By the name in the registry of endpoints. */
  readonly rest?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
  /** By the words of the command. */
  readonly cli?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
}

export const deed = <Before = void>(each: Deed<Before>) => each as Deed<unknown>;

/** A source of signed messages. */
export const HOOK: { readonly name: string; readonly source: HookSource } = {
  name: "crm",
  source: { signature: "hmac", secrets: ["0123456789abcdef"], tenant: DEMO_TENANT, kind: "context" },
};

const SCOPES_OF_KEY: readonly Scope[] = [...TENANT_SCOPES, "admin:data"];

/**
 * Opens the interfaces; `stack` closes them. @param folder - What paths on the command line are relative to.
 */
export async function openHouse(stack: AsyncDisposableStack, folder: string): Promise<House> {
  const { signal } = new AbortController();
  const lake = stack.use(await emptyLake());
  const archive = join(folder, "archive");
  const data = join(folder, "data");
  for (const path of Object.values(datasetPaths(data))) mkdirSync(path, { recursive: true });
  const settings = readSettings(Settings, { TETRON_ARCHIVE: archive, TETRON_DATA: data });
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
  const app = await openGateway(stack, {
    ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal },
    ...{ supergraph: platform.supergraph, keys: createKeyCache(lake.db) },
    ...{ store: createEdgeStore(lake.db), rateLimitPerMinute: 0, maxConcurrentRequests: 0 },
    development: true,
    hooks: new Map([[HOOK.name, HOOK.source]]),
    lake,
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const runCommand = commandOn(platform, { settings, log: silent }, createProgram);

  async function furnish(): Promise<Doors> {
    await removeWhatDoesNotShip(lake);
    rmSync(archive, { recursive: true, force: true });
    const wanted = { tenant: DEMO_TENANT, name: "test", scopes: SCOPES_OF_KEY };
    const { key, secret } = await createKey(lake, "test", wanted);
    const send = async (
      method: string,
      path: string,
      body: object | undefined,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          Authorization: `Bearer ${secret}`,
          ...(body && { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      // The lines of a streamed answer may be none.
      const answer = JSON.parse((await response.text()) || "{}") as Record<string, unknown>;
      if (!response.ok || (path === "/graphql" && "errors" in answer))
        throw new Error(JSON.stringify(answer));
      return answer;
    };
    return {
      keyId: key.id,
      rest: send,
      graphql: async (query, input) => {
        const { data } = await send("POST", "/graphql", { query, variables: { input } });
        return data as Record<string, unknown>;
      },
      cli: async (...argv) => {
        const [printed, told]: [string[], string[]] = [[], []];
        const io = {
          print: (line: string) => printed.push(line),
          tell: (line: string) => told.push(line),
          signal,
        };
        const exit = await runCommand({ argv: ["--json", ...argv], folder }, io);
        if (exit !== EXIT.ok) throw new Error(`${argv.join(" ")}: ${exit}\n${told.join("\n")}`);
        return JSON.parse(printed.at(-1) ?? "{}") as Record<string, unknown>;
      },
    };
  }
  return { lake, platform, furnish };
}

async function removeWhatDoesNotShip({ db }: TestLake): Promise<void> {
  for (const { name, owned } of await tablesOf(db))
    await db.execute(sql.raw(`delete from ${name}${owned ? " where owner <> 'system'" : ""}`));
}

/** Every table of the lake, with the number of writes and the last writing transaction. */
export async function stateOf(db: TestLake["db"]): Promise<Readonly<Record<string, string>>> {
  const state: Record<string, string> = {};
  for (const { name } of await tablesOf(db)) {
    const { rows } = await db.execute<{ state: string }>(
      sql.raw(`select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as state from ${name}`),
    );
    state[name] = rows[0]!.state;
  }
  return state;
}

async function tablesOf(db: TestLake["db"]): Promise<{ name: string; owned: boolean }[]> {
  const { rows } = await db.execute<{ name: string; owned: boolean }>(sql`
    select format('%I.%I', table_schema, table_name) as name, bool_or(column_name = 'owner') as owned
    from information_schema.columns
    where table_schema in ('ingestion', 'scoring', 'reputation', 'routing', 'platform')
    group by 1 order by 1`);
  return rows;
}
