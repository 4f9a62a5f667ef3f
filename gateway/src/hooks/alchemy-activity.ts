import { unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { z } from "zod";

/** Networks as Alchemy's webhooks name them. */
const NETWORKS: Readonly<Record<string, Network>> = {
  ETH_MAINNET: "ethereum",
  MATIC_MAINNET: "polygon",
  POLYGON_MAINNET: "polygon",
  BNB_MAINNET: "bsc",
  ARB_MAINNET: "arbitrum",
  BASE_MAINNET: "base",
  OPT_MAINNET: "optimism",
};
/** The sender of what is minted, and the receiver of what is burnt. */
const NOBODY = /^0x0{40}$/;

const Address = z.string().min(1).max(128).nullish();

/** An address activity as Alchemy sends it: what Tetron reads of it. */
export const AlchemyActivity = z.object({
  id: z.string().min(1).max(128),
  type: z.string().max(64),
  event: z.object({
    network: z.string().max(64),
    activity: z.array(z.object({ fromAddress: Address, toAddress: Address })),
  }),
});

/** A row of the message's job. */
interface NamedWallet {
  readonly network: Network;
  readonly address: string;
  readonly only_known: true;
}

/**
 * The wallets of an activity, each once. Which of them the webhook watches it does not say, so that of the others none is
 * asked for.
 *
 * @throws Failure `UNPROCESSABLE` for another type of webhook, and for a network that Tetron does not know.
 */
export function walletsOf({
  type,
  event: { network: name, activity },
}: z.infer<typeof AlchemyActivity>): NamedWallet[] {
  if (type !== "ADDRESS_ACTIVITY")
    throw unprocessable("type", "not_supported", "type: only ADDRESS_ACTIVITY is taken.");
  const network = Object.hasOwn(NETWORKS, name) ? NETWORKS[name] : undefined;
  if (network === undefined)
    throw unprocessable(
      "event.network",
      "unknown_network",
      `event.network: one of ${Object.keys(NETWORKS).join(", ")}.`,
    );
  const named = activity.flatMap(({ fromAddress, toAddress }) => [fromAddress, toAddress]);
  const addresses = named.flatMap((address) => address?.toLowerCase() ?? []);
  const wallets = [...new Set(addresses)].filter((address) => !NOBODY.test(address));
  if (wallets.length === 0)
    throw unprocessable("event.activity", "empty", "event.activity: names no wallet.");
  return wallets.map((address) => ({ network, address, only_known: true }));
}
