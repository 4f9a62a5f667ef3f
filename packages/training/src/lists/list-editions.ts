import type { ListSource } from "@tetron/models/list-source";

/** A list and the days of the editions of it that are known by their content. */
interface KnownList extends Omit<ListSource, "version"> {
  readonly editions: Readonly<Record<string, string>>;
}

const LABELS: KnownList = {
  name: "eth-labels",
  url: "https://github.com/dawsbot/eth-labels",
  licence: "MIT",
  editions: { f1178025b46adaece95f32a14ac4770d8e7f7ff38dacc324d45d807c36c23df4: "2024-06-17" },
};

const SANCTIONS: KnownList = {
  name: "OFAC SDN",
  url: "https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses",
  licence: "list: public domain; extraction: MIT",
  editions: { a5ee4a787cbcf1bd08392988bbeeb63f7feb57655cecd5163095b25910db2503: "2024-09-27" },
};

/** The labels list with this content, SHA-256 in hex. */
export function labelsSource(sha256: string): ListSource {
  return edition(LABELS, sha256);
}

/** The sanctions list with this content, SHA-256 in hex. */
export function sanctionsSource(sha256: string): ListSource {
  return edition(SANCTIONS, sha256);
}

function edition({ editions, ...list }: KnownList, sha256: string): ListSource {
  return { ...list, version: `${editions[sha256] ?? "undated"}+${sha256.slice(0, 12)}` };
}
