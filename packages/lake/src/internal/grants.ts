import type { PoolClient } from "pg";
import { ingestion, platform, reputation, routing, scoring } from "../tables/schemas.ts";

const SCHEMAS = [ingestion, scoring, reputation, routing, platform].map(({ schemaName }) => schemaName);
/** What is only ever added to. */
const APPEND_ONLY = ["platform.audit"];

/**
 * Lets a role serve: read and write rows, and nothing else. It owns no table, so it can neither change nor
 * drop one, and of the audit chain it may only add to the end.
 */
export async function grantServing(client: PoolClient, role: string): Promise<void> {
  const to = client.escapeIdentifier(role);
  const statements = SCHEMAS.flatMap((schema) => [
    `grant usage on schema ${schema} to ${to}`,
    `revoke all on all tables in schema ${schema} from ${to}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${to}`,
    `grant usage, select on all sequences in schema ${schema} to ${to}`,
  ]);
  const appended = APPEND_ONLY.map((table) => `revoke update, delete on ${table} from ${to}`);
  // A process that serves looks up which version the tables are of.
  const version = [
    `grant usage on schema drizzle to ${to}`,
    `grant select on all tables in schema drizzle to ${to}`,
  ];
  await client.query(`begin; ${[...statements, ...appended, ...version].join("; ")}; commit`);
}
