import { parseAddress } from "@tetron/domain/address";
import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import file from "./well-known.json" with { type: "json" };

/** A wallet or contract of a widely used service. */
export interface WellKnownWallet {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** A word of the taxonomy. */
  readonly label: string;
  readonly name: string;
  /** The public source: a shipped list, or a page. */
  readonly source: string;
}

const Row = z.tuple([
  z.enum(NETWORK_IDS as [Network, ...Network[]]),
  z.string(),
  z.enum(["exchange", "bridge", "dex", "stablecoin", "token-contract"]),
  z.string().min(1),
  z.int().min(0),
]);
const WellKnownFile = z.strictObject({ sources: z.array(z.string().min(1)), wallets: z.array(Row) });

/**
 * Reads the table of well-known wallets.
 *
 * @throws Failure `UNPROCESSABLE` for an address that is not valid on its network, or whose checksum is
 *   wrong.
 * @throws Error for a row of another shape, or without a source.
 */
export function readWellKnown(json: unknown = file): WellKnownWallet[] {
  const { sources, wallets } = WellKnownFile.parse(json);
  return wallets.map(([network, text, label, name, number]) => {
    const source = sources[number];
    if (source === undefined)
      throw new Error(`${text} on ${network} has no source: there is no number ${number}.`);
    return { network, address: parseAddress(network, text), label, name, source };
  });
}
