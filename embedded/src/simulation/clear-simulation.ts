import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import type { Lake } from "@tetron/lake/lake";
import { deleteSimulated } from "@tetron/lake/simulated";

const nextId = createIds();

/**
 * Deletes everything that the simulated network has left in the store but the audit log, which has an entry of it. In a
 * running platform it ends until the next start.
 *
 * @returns Deleted rows.
 */
export async function clearSimulation(lake: Lake, actor: string): Promise<number> {
  return lake.transaction(async ({ db, add }) => {
    const deleted = await deleteSimulated(db);
    const entry = { tenant: EVERY_TENANT, actor, action: "simulation.clear", subject: "simnet" } as const;
    add(appendAudit({ id: nextId("aud"), ...entry, data: { rows: deleted }, at: new Date() }));
    return deleted;
  });
}
