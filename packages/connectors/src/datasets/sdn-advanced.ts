import { unprocessable } from "@tetron/domain/failure";
import { SaxesParser, type SaxesTagPlain } from "saxes";

/** Digital currency addresses of the Treasury's list. */
export interface SdnAddresses {
  /** The day of issue, `YYYY-MM-DD`. */
  readonly day: string;
  /** The listed addresses of each asset with a feature in the list, by the list's code, such as `XBT`. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
}

const FEATURE = /^Digital Currency Address - ([A-Z0-9]+)$/;
const DATE_PARTS = ["Year", "Month", "Day"] as const;

/**
 * Reads the digital currency addresses of the SDN list in its advanced XML format. It parses the file as a
 * stream, because the file is far larger than its addresses. Features are identified by name, because their
 * numbers are the publisher's own.
 *
 * @param name - The file's name in messages.
 * @throws Failure `UNPROCESSABLE` on `name`: `not_utf8`, `malformed` for XML that is not well-formed or is
 *   cut off, `doctype` for a document type declaration, which may define entities, `wrong_format` for XML of
 *   another kind.
 * @see https://ofac.treasury.gov/sdn-list-data-formats-data-schemas
 */
export async function readSdnAddresses(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<SdnAddresses> {
  const sdn = createSdnReader(name);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of chunks) sdn.write(decode(decoder, chunk, name));
  sdn.write(decode(decoder, undefined, name));
  return sdn.end();
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, name: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw unprocessable(name, "not_utf8", `${name} is not UTF-8 text.`);
  }
}

function createSdnReader(name: string) {
  const assets = new Map<string, string>();
  const addresses = new Map<string, string[]>();
  const issued: Partial<Record<string, string>> = {};
  const path: string[] = [];
  let text = "";
  /** The number of the feature type whose name or address is being read. */
  let feature: string | undefined;
  const parser = new SaxesParser();
  parser.on("error", ({ message }) => {
    throw unprocessable(name, "malformed", `${name} is not well-formed XML, or cut off: ${message}`);
  });
  parser.on("doctype", () => {
    throw unprocessable(
      name,
      "doctype",
      `${name} declares a document type, which the published list does not.`,
    );
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const local = localName(tag.name);
    if (path.length === 0 && local !== "Sanctions") throw wrongFormat(name);
    path.push(local);
    text = "";
    if (local === "FeatureType") feature = tag.attributes["ID"];
    if (local === "Feature") feature = tag.attributes["FeatureTypeID"];
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    const local = localName(tag.name);
    path.pop();
    const value = text.trim();
    text = "";
    if (local === "FeatureType") nameFeature(value);
    else if (local === "VersionDetail") addAddress(value);
    else if (path.at(-1) === "DateOfIssue") issued[local] = value;
    if (local === "FeatureType" || local === "Feature") feature = undefined;
  });

  function nameFeature(title: string): void {
    const asset = FEATURE.exec(title)?.[1];
    if (asset === undefined || feature === undefined) return;
    assets.set(feature, asset);
    addresses.set(asset, addresses.get(asset) ?? []);
  }

  function addAddress(value: string): void {
    const asset = feature === undefined ? undefined : assets.get(feature);
    if (asset !== undefined && value !== "") addresses.get(asset)!.push(value);
  }

  return {
    write: (part: string): void => {
      parser.write(part);
    },
    end(): SdnAddresses {
      parser.close();
      const [year, month, day] = DATE_PARTS.map((part) => issued[part]);
      if (year === undefined || month === undefined || day === undefined) throw wrongFormat(name);
      return { day: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, addresses };
    },
  };
}

/** An element's name without its prefix, which the publisher chooses; all elements have one namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function wrongFormat(name: string) {
  return unprocessable(
    name,
    "wrong_format",
    `${name} is not the SDN list in its advanced XML format: no Sanctions with a DateOfIssue.`,
  );
}
