import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { unprocessable } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";
import { z } from "zod";
import { type AddressesOfAsset, type ListedAddress, sanctionedWallets } from "./sanctioned-wallets.ts";

/** The addresses that a publisher lists for one asset. */
export interface SanctionsList extends AddressesOfAsset {
  /** The list's own code of the asset, such as `ETH` or `XBT`. */
  readonly asset: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
}

/** The lists of one folder: one version of each. */
export interface SanctionsFolder {
  /** Ascending by asset. */
  readonly lists: readonly SanctionsList[];
  /** SHA-256 of the files' names and bytes, hex. */
  readonly sha256: string;
}

const FILE = /^sanctioned_addresses_([A-Z]+)\.(json|txt)$/;
const ADDRESSES = z.array(z.string().min(1));

/**
 * Reads the lists of digital currency addresses in a folder, `sanctioned_addresses_<ASSET>.json` or `.txt`
 * each.
 *
 * @throws Failure `UNPROCESSABLE` as {@link parseSanctions} does.
 * @see https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses
 */
export async function readSanctions(folder: string, signal?: AbortSignal): Promise<SanctionsFolder> {
  const files = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const hash = createHash("sha256");
  const lists: SanctionsList[] = [];
  for (const file of files) {
    const bytes = await readFile(join(folder, file), { signal });
    hash.update(`${file}\0`).update(bytes);
    lists.push(parseSanctions(file, bytes));
  }
  return { lists, sha256: hash.digest("hex") };
}

/**
 * Reads one file of addresses. JSON is an array of strings. Text has one address per line, optionally
 * followed by a semicolon and the owners' names.
 *
 * @param file - The file's name, which includes the asset.
 * @throws Failure `UNPROCESSABLE` on the file's name: `unknown_list` when it names no asset, `not_utf8`, or a
 *   fault of the JSON; `not_addresses` for JSON that is no array of strings; `malformed` for a line that is no address, such as one of an HTML page.
 */
export function parseSanctions(file: string, bytes: Uint8Array): SanctionsList {
  const [, asset, format] = FILE.exec(file) ?? [];
  if (asset === undefined)
    throw unprocessable(
      file,
      "unknown_list",
      `${file}: name the file as its publisher does, such as sanctioned_addresses_ETH.txt.`,
    );
  if (!isUtf8(bytes)) throw unprocessable(file, "not_utf8", `${file} is not UTF-8 text.`);
  const text = Buffer.from(bytes).toString("utf8");
  const addresses = format === "json" ? addressEntries(text, file) : addressLines(text, file);
  return {
    asset,
    ...sanctionedWallets(asset, addresses),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** Letters and digits, as in the addresses of every coin; some have a prefix with a colon. */
const ADDRESS_FORM = /^[A-Za-z0-9:]{20,110}$/;

function addressEntries(text: string, file: string): ListedAddress[] {
  const { data, error } = ADDRESSES.safeParse(parseStrictJson(text, file));
  if (data !== undefined) return data.map((address, i) => ({ at: `entry ${i + 1}`, text: address }));
  const [index] = error.issues[0]!.path;
  const where = typeof index === "number" ? `, but entry ${index + 1} is none` : "";
  throw unprocessable(
    file,
    "not_addresses",
    `${file}: expected a JSON array of addresses, such as ["0x…"]${where}.`,
  );
}

function addressLines(text: string, file: string): ListedAddress[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const address = line.split(";")[0]!.trim();
    if (ADDRESS_FORM.test(address)) return [{ at: `line ${i + 1}`, text: address }];
    throw unprocessable(file, "malformed", `${file}: line ${i + 1} does not begin with an address.`);
  });
}
