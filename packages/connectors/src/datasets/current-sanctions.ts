import { createHash } from "node:crypto";
import { unprocessable } from "@tetron/domain/failure";
import { nameOf, type ReadLimits, readSource } from "../io/source.ts";
import { type AddressesOfAsset, networksOf, sanctionedWallets } from "./sanctioned-wallets.ts";
import { parseSanctions } from "./sanctions.ts";
import { readSdnAddresses } from "./sdn-advanced.ts";

/** One asset's list. */
export interface CurrentList extends AddressesOfAsset {
  /** The list's own code, such as `ETH` or `XBT`. */
  readonly asset: string;
}

/** The lists of assets in one file or URL. */
export interface CurrentSanctions {
  /** The day of the version, `YYYY-MM-DD`; `undefined` when the file does not state it. */
  readonly day: string | undefined;
  readonly lists: readonly CurrentList[];
  /** Whether it is the publisher's whole list, so that an asset that it does not name has no address. */
  readonly isWhole: boolean;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

/** The file of addresses is some kilobytes, the XML of the whole SDN list more than a hundred megabytes. */
const MAX_BYTES = { addresses: 16 * 2 ** 20, xml: 2 ** 30 };

/**
 * Reads current sanctions from a file or URL: the SDN list in advanced XML, or
 * `sanctioned_addresses_<ASSET>.json` or `.txt`.
 *
 * @param options.sha256 - Expected SHA-256 of the bytes, hex.
 * @throws Failure `UNPROCESSABLE` on `sha256` (`wrong_checksum`), on the file's name (`empty_list`) when it
 *   has no addresses, (`wrong_asset`) when none of a list's addresses is on a network of its asset, and as `readSource`, `readSdnAddresses` and `parseSanctions` do.
 */
export async function readCurrentSanctions(
  source: string,
  options: Pick<ReadLimits, "signal" | "deadlineMs"> & { readonly sha256?: string | undefined },
): Promise<CurrentSanctions> {
  const name = nameOf(source);
  const isXml = /\.xml(\.gz)?$/i.test(name);
  const hash = createHash("sha256");
  const chunks = hashed(
    readSource(source, { ...options, maxBytes: isXml ? MAX_BYTES.xml : MAX_BYTES.addresses }),
    hash,
  );
  const { day, lists, isWhole } = isXml ? await fromXml(name, chunks) : await fromAddresses(name, chunks);
  const sha256 = hash.digest("hex");
  if (options.sha256 !== undefined && options.sha256.toLowerCase() !== sha256)
    throw unprocessable(
      "sha256",
      "wrong_checksum",
      `sha256: ${name} hashes to ${sha256}, not to ${options.sha256}. Nothing was replaced.`,
    );
  if (lists.every(({ wallets, leftOut, refused }) => wallets.length + leftOut + refused.length === 0))
    throw unprocessable(name, "empty_list", `${name} lists no address. Nothing was replaced.`);
  for (const list of lists) requireOwnAddresses(name, list);
  return { day, lists, isWhole, sha256 };
}

/** A list whose every address is refused is another asset's, and would clear the wallets that are held. */
function requireOwnAddresses(name: string, { asset, wallets, refused }: CurrentList): void {
  const [first] = refused;
  if (first === undefined || wallets.length > 0) return;
  throw unprocessable(
    name,
    "wrong_asset",
    `${name}: no address of the list ${asset} is valid on ${networksOf(asset).join(", ")}: ${first.at} is "${first.text}". ` +
      "Check that the file is the list of this asset. Nothing was replaced.",
  );
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function fromXml(name: string, chunks: AsyncIterable<Uint8Array>) {
  const { day, addresses } = await readSdnAddresses(name, chunks);
  const lists = Array.from(addresses, ([asset, texts]) => ({
    asset,
    ...sanctionedWallets(
      asset,
      texts.map((text, i) => ({ at: `address ${i + 1} of ${asset}`, text })),
    ),
  }));
  return { day, lists, isWhole: true };
}

async function fromAddresses(name: string, chunks: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const { sha256: _, ...list } = parseSanctions(name.replace(/\.gz$/, ""), Buffer.concat(parts));
  return { day: undefined, lists: [list], isWhole: false };
}
