import { sanctionsListName } from "@tetron/connectors/datasets/sanctioned-wallets";
import type { ListSource } from "@tetron/models/list-source";

/** A list, with the day of each known version by the SHA-256 of its content. */
interface KnownList extends Omit<ListSource, "name" | "version"> {
  readonly editions: Readonly<Record<string, string>>;
}

const LABELS: Readonly<Record<string, KnownList>> = {
  "eth-labels": {
    url: "https://github.com/dawsbot/eth-labels",
    licence: "MIT",
    editions: { f1178025b46adaece95f32a14ac4770d8e7f7ff38dacc324d45d807c36c23df4: "2024-06-17" },
  },
  "explorer-labels-2023": {
    url: "https://github.com/brianleect/etherscan-labels",
    licence: "MIT",
    editions: { "60aa893c9aed05eb476f83880ded115080f0437313d0de22c8afd1bbde4a3878": "2023-10-02" },
  },
  "graphsense-tagpacks-2026": {
    url: "https://github.com/graphsense/graphsense-tagpacks",
    licence: "MIT",
    editions: { e8f38445f0cf0a23e9c3dd592ecda0b6ea985140826b833756eeadc38c2f7422: "2026-05-12" },
  },
};

/** Publisher of the addresses extracted from the Treasury's list, by the day of the version. */
const SANCTIONS_PAGES: Readonly<Record<string, string>> = {
  "2024-09-27": "https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses",
  "2025-11-27": "https://github.com/bob-teamone/ofac-sanctioned-digital-currency-addresses",
  "2026-10-01": "https://github.com/bitnob/ofac-address-feed",
};
const SDN_PAGE = "https://sanctionslist.ofac.treas.gov/Home/SdnList";

/** Day of each undated version, by the SHA-256 of its content. */
const UNDATED_SANCTIONS: Readonly<Record<string, string>> = {
  a5ee4a787cbcf1bd08392988bbeeb63f7feb57655cecd5163095b25910db2503: "2024-09-27",
};

/** The version of a label list with this content, SHA-256 in hex. */
export function labelsSource(name: string, sha256: string): ListSource {
  const { editions, ...list } = LABELS[name]!;
  return { name, ...list, version: `${editions[sha256] ?? "undated"}+${sha256.slice(0, 12)}` };
}

/** The day of an undated sanctions list with this content, SHA-256 in hex. */
export function dayOfSanctions(sha256: string): string | undefined {
  return UNDATED_SANCTIONS[sha256];
}

/** The version of an asset's sanctions of a day, with the SHA-256 of its content in hex. */
export function sanctionsSource(asset: string, day: string, sha256: string): ListSource {
  return {
    name: sanctionsListName(asset),
    url: SANCTIONS_PAGES[day] ?? SDN_PAGE,
    licence: "list: public domain; extraction: MIT",
    version: `${day}+${sha256.slice(0, 12)}`,
  };
}
