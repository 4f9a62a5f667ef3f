import { parseAddress } from "@tetron/domain/address";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { parseWalletId } from "@tetron/domain/wallet";
import { z } from "zod";
import { CHANNELS, type Channel, type FilterMember } from "./channels.ts";
import { type StreamEvent, walletKeys } from "./stream-event.ts";

const MAX_WALLETS = 1_000;
const MAX_NETWORKS = 20;
const MAX_ADDRESS_CHARS = 200;
/** One network of each family: no address is valid in two. */
const FAMILIES: readonly Network[] = ["ethereum", "bitcoin", "solana"];

const Recommendation = z.enum(["approve", "review", "decline"]);

/** Which events of its channels a subscription gets: those that meet every member. */
export const FilterInput = z
  .strictObject({
    wallets: z
      .array(z.string().min(1).max(MAX_ADDRESS_CHARS))
      .min(1)
      .max(MAX_WALLETS)
      .describe(
        "Addresses, matching on any network, or CAIP-10 ids; an event matches if it is about one of them.",
      )
      .optional(),
    networks: z
      .array(z.string().min(1).max(MAX_ADDRESS_CHARS))
      .min(1)
      .max(MAX_NETWORKS)
      .describe("Identifiers such as `ethereum`; for a route, either end matches.")
      .optional(),
    recommendation: z
      .union([Recommendation, z.array(Recommendation).min(1)])
      .describe("One recommendation or several; for scores only.")
      .optional(),
    min_score: z
      .number()
      .min(0)
      .max(100)
      .describe("The minimum `fraud_score` of a score, or `reputation_score` of a reputation.")
      .optional(),
  })
  .describe("Only events that match every member.");

/** A filter that has been read. What is `undefined` lets everything pass. */
export interface Filter {
  readonly wallets: ReadonlySet<string> | undefined;
  readonly networks: ReadonlySet<string> | undefined;
  readonly recommendations: ReadonlySet<string> | undefined;
  readonly minScore: number | undefined;
}

/**
 * Reads a filter for these channels.
 *
 * @param nameOf - What the client calls a member.
 * @throws Failure `UNPROCESSABLE` naming the member that means nothing, or that a channel's events do not have.
 */
export function readFilter(
  input: z.infer<typeof FilterInput> | undefined,
  channels: readonly Channel[],
  nameOf: (member: FilterMember) => string,
): Filter {
  const { wallets, networks, recommendation, min_score } = input ?? {};
  for (const member of Object.keys(input ?? {}) as FilterMember[])
    for (const channel of channels) requireMember(channel, member, nameOf(member));
  return {
    wallets: wallets && new Set(wallets.map((text, at) => walletKey(text, `${nameOf("wallets")}.${at}`))),
    networks:
      networks && new Set(networks.map((text, at) => parseNetwork(text, `${nameOf("networks")}.${at}`))),
    recommendations: recommendation && new Set([recommendation].flat()),
    minScore: min_score,
  };
}

/** Whether an event meets every member. */
export function passes({ wallets, networks, recommendations, minScore }: Filter, { facts }: StreamEvent) {
  if (minScore !== undefined && !(facts.score !== undefined && facts.score >= minScore)) return false;
  if (recommendations !== undefined && !recommendations.has(facts.recommendation ?? "")) return false;
  if (networks !== undefined && !facts.networks.some((network) => networks.has(network))) return false;
  return wallets === undefined || facts.wallets.some((key) => wallets.has(key));
}

function requireMember(channel: Channel, member: FilterMember, field: string): void {
  const known: readonly FilterMember[] = CHANNELS[channel].filters;
  if (known.includes(member)) return;
  throw unprocessable(
    field,
    "not_of_this_channel",
    `${field}: the events of ${channel} have none. Subscribe to ${channel} without it, by a subscription of its own.`,
  );
}

/** The key of a wallet: of one network for a CAIP-10 id, of any for an address. */
function walletKey(text: string, field: string): string {
  if (text.includes(":")) {
    const { network, address } = parseWalletId(text, field);
    return walletKeys(network, address)[0];
  }
  const faults = FAMILIES.map((network) => {
    try {
      return { address: parseAddress(network, text, field) };
    } catch (fault) {
      if (!isFailure(fault, "UNPROCESSABLE")) throw fault;
      return { fault };
    }
  });
  for (const { address } of faults) if (address !== undefined) return address;
  const telling = faults.find(
    ({ fault }) => fault && !["malformed", "wrong_network"].includes(fault.details.reason),
  );
  if (telling?.fault) throw telling.fault;
  throw unprocessable(
    field,
    "malformed",
    `${field}: "${text}" is not an address of a network, nor a CAIP-10 id.`,
  );
}
