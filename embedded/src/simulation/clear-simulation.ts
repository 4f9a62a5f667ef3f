import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { findChain, noteChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { deleteSimulated } from "@tetron/lake/simulated";

const nextId = createIds();
const CLEARED = "It was cleared: `tetron chain reset --network simnet` and a start begin anew.";

/**
 * Deletes everything that the simulated network has left in the store, and lets it end: of it stays the row that says so, and
 * the audit entry.
 *
 * @returns Deleted rows.
 */
export async function clearSimulation(lake: Lake, actor: string): Promise<number> {
  const chain = await findChain(lake.db, "simnet");
  // Its follower fails at its next block, and does not begin again.
  if (chain !== undefined) await noteChain(lake.db, "simnet", { stopped: true, trouble: CLEARED });
  return lake.transaction(async ({ db, add }) => {
    const deleted = await deleteSimulated(db, { keepChain: true });
    const entry = { tenant: EVERY_TENANT, actor, action: "simulation.clear", subject: "simnet" } as const;
    add(appendAudit({ id: nextId("aud"), ...entry, data: { rows: deleted }, at: new Date() }));
    return deleted;
  });
}
