import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import { type RpcSettings, rpcSettings, rpcUrls } from "../rpc/settings.ts";

/** What is kept of a network's blocks: what concerns wallets that somebody asked about, or everything. */
export const FOLLOW_MODES = ["watch", "full"] as const;

export type FollowMode = (typeof FOLLOW_MODES)[number];

/** Which payments are scored before they are in a block: those of wallets that a tenant watches, or all. */
const PENDING_MODES = ["watch", "all"] as const;

export type PendingMode = (typeof PENDING_MODES)[number];

type PendingKey = `TETRON_PENDING_${Uppercase<Network>}`;
type FollowKey = `TETRON_FOLLOW_${Uppercase<Network>}`;
type KeepKey = `TETRON_KEEP_MOVEMENTS_DAYS_${Uppercase<Network>}`;
type FromKey = `TETRON_FOLLOW_FROM_${Uppercase<Network>}`;

const mode = z.enum(["off", ...FOLLOW_MODES]);
const pending = z.enum(["off", ...PENDING_MODES]);
const days = z.coerce.number().int().min(1);
const height = z.coerce.number().int().min(0);
const place = z.string().regex(/^tcp:\/\/[^\s/]+:\d{1,5}$/, "must be tcp://host:port");

function followSetting(network: Network): FollowKey {
  return `TETRON_FOLLOW_${network.toUpperCase() as Uppercase<Network>}`;
}

function fromSetting(network: Network): FromKey {
  return `TETRON_FOLLOW_FROM_${network.toUpperCase() as Uppercase<Network>}`;
}

function keepSetting(network: Network): KeepKey {
  return `TETRON_KEEP_MOVEMENTS_DAYS_${network.toUpperCase() as Uppercase<Network>}`;
}

function pendingSetting(network: Network): PendingKey {
  return `TETRON_PENDING_${network.toUpperCase() as Uppercase<Network>}`;
}

/** The settings of following chains, beside the endpoints. */
export const followSettings = {
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      followSetting(network),
      mode
        .optional()
        .describe(
          `Which part of ${network}'s blocks is kept: \`full\` everything, \`watch\` only what concerns watched wallets and wallets whose payments were scored, \`off\` nothing. Absent: \`watch\` if endpoints are set.`,
        ),
    ]),
  ) as Record<FollowKey, z.ZodOptional<typeof mode>>),
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      fromSetting(network),
      height
        .optional()
        .describe(
          `Height of ${network}'s first block to keep, from 1. Absent: the one after the head at the first start.`,
        ),
    ]),
  ) as Record<FromKey, z.ZodOptional<typeof height>>),
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      keepSetting(network),
      days
        .optional()
        .describe(
          `Days that movements of ${network}'s blocks are kept; the histories of wallets stay. Absent: forever.`,
        ),
    ]),
  ) as Record<KeepKey, z.ZodOptional<typeof days>>),
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      pendingSetting(network),
      pending
        .optional()
        .describe(
          `Which payments on ${network} are scored before they are in a block, for tenants that watch a wallet there: \`watch\` those of the watched wallets, \`all\` every payment, \`off\` none. Absent: \`watch\` if the network is followed.`,
        ),
    ]),
  ) as Record<PendingKey, z.ZodOptional<typeof pending>>),
  TETRON_ZMQ_BITCOIN: place
    .optional()
    .describe(
      "Where the first endpoint of bitcoin announces its mempool (`zmqpubsequence`), as `tcp://host:port`. Absent: the endpoint's host, at the port that `getzmqnotifications` reports.",
    ),
  ...rpcSettings,
};

/** The values of {@link followSettings}. */
export type FollowSettings = z.output<z.ZodObject<typeof followSettings>>;

/** How a network is followed; `undefined` when it is not. */
export function followMode(settings: FollowSettings, network: Network): FollowMode | undefined {
  if (rpcUrls(settings satisfies RpcSettings, network).length === 0) return undefined;
  const set = settings[followSetting(network)] ?? "watch";
  return set === "off" ? undefined : set;
}

/** The height to begin at; `undefined` for the head. */
export function followFrom(settings: FollowSettings, network: Network): number | undefined {
  return settings[fromSetting(network)];
}

/** Days that movements of a network are kept; `undefined` for ever. */
export function keepMovementsDays(settings: FollowSettings, network: Network): number | undefined {
  return settings[keepSetting(network)];
}

/** Which payments of a network are scored before they are in a block; `undefined` for none. */
export function pendingMode(settings: FollowSettings, network: Network): PendingMode | undefined {
  if (followMode(settings, network) === undefined) return undefined;
  const set = settings[pendingSetting(network)] ?? "watch";
  return set === "off" ? undefined : set;
}

/** Where the first endpoint of a network announces its mempool, if that is set: `tcp://host:port`. */
export function announcedAt(settings: FollowSettings, network: Network): string | undefined {
  return network === "bitcoin" ? settings.TETRON_ZMQ_BITCOIN : undefined;
}
