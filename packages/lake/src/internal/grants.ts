import { getTableName } from "drizzle-orm";
import type { PoolClient } from "pg";
import { audit } from "../tables/audit.ts";
import { auditEntries } from "../tables/audit-entries.ts";
import { auditLeaves } from "../tables/audit-leaves.ts";
import { auditTrees } from "../tables/audit-trees.ts";
import { ingestion, platform, reputation, routing, scoring } from "../tables/schemas.ts";

const SCHEMAS = [ingestion, scoring, reputation, routing, platform].map(({ schemaName }) => schemaName);
/** Append-only tables. */
const APPEND_ONLY = [audit, auditEntries, auditLeaves, auditTrees].map(
  (table) => `platform.${getTableName(table)}`,
);

/**
 * Grants a role what serving needs: reading and writing rows. It owns no table, so it can neither alter nor
 * drop one, and it can only append to the audit log.
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
  // A serving process reads the version of the tables.
  const version = [
    `grant usage on schema drizzle to ${to}`,
    `grant select on all tables in schema drizzle to ${to}`,
  ];
  await client.query(`begin; ${[...statements, ...appended, ...version].join("; ")}; commit`);
}
