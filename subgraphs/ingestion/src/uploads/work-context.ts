import { openRows } from "@tetron/connectors/io/open-rows";
import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { tenantOwner } from "@tetron/domain/owner";
import { requireStorable } from "@tetron/domain/text";
import { walletId } from "@tetron/domain/wallet";
import { putContextFacts } from "@tetron/lake/context-facts";
import type { StoredContext } from "@tetron/lake/tables/context-facts";
import { workInBatches } from "@tetron/service/jobs/in-batches";
import type { JobRun } from "@tetron/service/jobs/job-run";
import { readRow } from "@tetron/service/jobs/read-row";
import { z } from "zod";

const BATCH_WALLETS = 500;
const MAX_COUNTERPARTIES = 100;

const Input = z.object({ network: z.string().optional() });

/** What is known of a wallet; CSV has several counterparties in one cell, with semicolons between them. */
const ContextRow = z.strictObject({
  network: z.string().min(1).max(32),
  address: z.string().min(1).max(128),
  customer_tier: z.string().min(1).max(64).optional(),
  purpose: z.string().min(1).max(200).optional(),
  kyc_level: z.enum(["none", "basic", "full", "rejected"]).optional(),
  expected_counterparty: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * Takes in what a tenant knows of wallets. A row replaces what the tenant said of its wallet before; what a job that was
 * asked for later has said, stays.
 */
export async function workContext(run: JobRun): Promise<void> {
  const { id, tenant, input, createdAt } = run.job;
  const { network } = Input.parse(input);
  const about = { owner: tenantOwner(tenant), source: id, updatedAt: createdAt };
  const rows = openRows(run.file(), { name: "file", required: ["address"] });
  await workInBatches(run, rows, {
    size: BATCH_WALLETS,
    parse: (row) =>
      factsOf(readRow(ContextRow, typeof row === "object" && network ? { network, ...row } : row)),
    async work(facts, advance) {
      // Of a wallet that is there twice the last row counts.
      const once = new Map(facts.map(({ value }) => [walletId(value), { ...value, ...about }]));
      await run.lake.transaction(async (tx) => {
        const created = await putContextFacts(tx.db, [...once.values()]);
        tx.add(...advance({ created, unchanged: facts.length - created }));
      });
    },
  });
}

function factsOf(row: z.infer<typeof ContextRow>): Omit<StoredContext, "owner" | "source" | "updatedAt"> {
  requireStorable(row);
  const network = parseNetwork(row.network);
  const { expected_counterparty: expected } = row;
  const texts = typeof expected === "string" ? expected.split(";") : expected;
  if (texts !== undefined && texts.length > MAX_COUNTERPARTIES)
    throw unprocessable(
      "expected_counterparty",
      "too_many",
      `expected_counterparty: at most ${MAX_COUNTERPARTIES} addresses.`,
    );
  return {
    network,
    address: parseAddress(network, row.address, "address"),
    customerTier: row.customer_tier ?? null,
    purpose: row.purpose ?? null,
    kycLevel: row.kyc_level ?? null,
    expectedCounterparties:
      texts?.map((text) => parseAddress(network, text.trim(), "expected_counterparty")) ?? null,
  };
}
