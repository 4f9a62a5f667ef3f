import type { MempoolNode } from "../../../follow/mempool-source.ts";
import { openEndpoint } from "../../../rpc/endpoint.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import {
  type AnnouncementListeners,
  type Announcements,
  openAnnouncements,
  unheard,
} from "./announcements.ts";
import { Notifications } from "./raw.ts";

/** Listens to what a node announces of its mempool, where the settings or the node say that it does. */
export async function listenTo(
  { url, rpc, announcedAt }: MempoolNode,
  listeners: AnnouncementListeners,
  signal: AbortSignal,
): Promise<Announcements> {
  const place = announcedAt ?? (await placeOf(rpc, url, signal));
  if (place === undefined) return unheard("the node does not announce it (zmqpubsequence)");
  return openAnnouncements(place, listeners);
}

/**
 * Where a node's announcements are reached. It says at which of its own addresses it announces, such as `0.0.0.0`: of that
 * only the port counts.
 */
async function placeOf(
  rpc: Pick<Rpc, "call">,
  url: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await notificationsOf(rpc, signal);
  const bound = found.find(({ type }) => type === "pubsequence")?.address;
  const port = bound && /^tcp:\/\/.+:(\d+)$/.exec(bound)?.[1];
  return port && `tcp://${new URL(openEndpoint(url).url).hostname}:${port}`;
}

async function notificationsOf(rpc: Pick<Rpc, "call">, signal: AbortSignal) {
  try {
    return await rpc.call({ method: "getzmqnotifications", result: Notifications }, signal);
  } catch (error) {
    // A node without ZMQ does not know the method, and a provider refuses it.
    if (error instanceof RpcFault && error.kind === "error") return [];
    throw error;
  }
}
