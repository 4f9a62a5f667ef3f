import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { isSimulated, type Network, parseNetwork } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { deleteSomeMovements, findChain, forgetChain, noteChain } from "@tetron/lake/chains";
import { appendEvent } from "@tetron/lake/events";
import { forgetFollowedWallets } from "@tetron/lake/followed-wallets";
import type { Lake } from "@tetron/lake/lake";
import { putUnbegun } from "@tetron/lake/unbegun-chains";

const nextId = createIds();

/**
 * Forgets what is held of a chain; its follower then begins anew, as at its first start. Wallets whose histories came from
 * providers are asked for again at the next score.
 *
 * @throws Failure `NOT_FOUND` when nothing is held of the network.
 */
export async function resetChain(
  lake: Lake,
  name: string,
  { actor, now, signal }: { readonly actor: string; readonly now: Date; readonly signal: AbortSignal },
): Promise<Network> {
  const network = parseNetwork(name);
  const held = await findChain(lake.db, network);
  if (held === undefined)
    throw new Failure("NOT_FOUND", `Nothing is stored of ${network}.`, { kind: "chain", id: network });
  // Nothing is committed for a chain that has stopped: the rows do not grow while they are removed.
  const trouble = `It is being reset. If that was interrupted, repeat it: tetron chain reset --network ${network}`;
  await noteChain(lake.db, network, { stopped: true, trouble });
  while (await deleteSomeMovements(lake.db, network)) signal.throwIfAborted();
  await lake.transaction(async ({ db, add }) => {
    await forgetFollowedWallets(db, network);
    await forgetChain(db, network);
    // A real network notes itself while somebody follows it; this one begins at a start or when it is asked to.
    const unbegun = { network, mode: held.mode, trouble: null, endpoints: [], updatedAt: now };
    if (isSimulated(network)) await putUnbegun(db, unbegun);
    const entry = { tenant: EVERY_TENANT, actor, action: "chain.reset", subject: network, at: now } as const;
    add(appendAudit({ id: nextId("aud"), ...entry, data: { network } }));
    const data = { network, timestamp: now.toISOString() };
    add(
      appendEvent({ id: nextId("evt"), tenant: null, type: "chain.reset", subject: network, data, at: now }),
    );
  });
  return network;
}
