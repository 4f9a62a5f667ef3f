import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ARTIFACTS_URL } from "./artifacts-url.ts";
import { decodeFile } from "./checked-json.ts";
import { decodeLabelList } from "./decode-label-list.ts";
import { decodeFraudModel } from "./fraud-model.ts";
import { ARTIFACTS } from "./manifest.ts";
import { decodePaymentAnomaly } from "./payment-anomaly.ts";
import { decodeReferenceTable } from "./reference-table.ts";
import { decodeReputationArtifacts, REPUTATION_FILES, REPUTATION_URL } from "./reputation/artifacts.ts";
import { decodeReputation } from "./reputation/model.ts";
import { decodeParties } from "./reputation/parties.ts";
import { decodeReputationStates } from "./reputation/states-table.ts";
import { decodeSanctions } from "./sanctions-table.ts";
import { decodeSections, encodeSections } from "./sections.ts";

type Path = readonly (string | number)[];
type Change = (json: unknown) => unknown;

/** A file's bytes with a change to the JSON at a path. */
type Broken = (bytes: Uint8Array, path: Path, change: Change) => Uint8Array;

const inJson: Broken = (bytes, path, change) => {
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return new TextEncoder().encode(JSON.stringify(changed(json, path, change)));
};
/** Of a file of sections: in its header. */
const inHeader: Broken = (bytes, path, change) => {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { format } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const { header, arrays } = decodeSections(format, z.unknown(), bytes);
  return encodeSections(format, { header: changed(header, path, change), arrays });
};

function changed(json: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) return change(json);
  const copy: Record<string | number, unknown> = Array.isArray(json)
    ? ([...json] as never)
    : { ...Object(json) };
  const value = changed(copy[key], rest, change);
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

const read = (folder: URL, name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const gone = () => undefined;
const wrong = () => ({ not: "this" });

interface Case {
  readonly file: string;
  readonly folder: URL;
  readonly decode: (bytes: Uint8Array) => unknown;
  readonly broken: Broken;
  readonly paths: readonly (readonly [path: Path, change: Change])[];
}

const CASES: readonly Case[] = [
  {
    file: ARTIFACTS.fraudModel,
    folder: ARTIFACTS_URL,
    decode: decodeFraudModel,
    broken: inHeader,
    paths: [
      [["features"], gone],
      [["platt", "slope"], wrong],
      [["prior"], () => 1.5],
      [["bias"], () => null],
    ],
  },
  {
    file: ARTIFACTS.referenceWallets,
    folder: ARTIFACTS_URL,
    decode: decodeReferenceTable,
    broken: inHeader,
    paths: [[["wallets"], () => -1]],
  },
  {
    file: ARTIFACTS.paymentAnomaly,
    folder: ARTIFACTS_URL,
    decode: decodePaymentAnomaly,
    broken: inJson,
    paths: [
      [["format"], () => "other/1"],
      [["weights", "NEW_RECIPIENT"], gone],
    ],
  },
  {
    file: ARTIFACTS.wellKnown,
    folder: ARTIFACTS_URL,
    decode: decodeLabelList,
    broken: inHeader,
    paths: [
      [["source", "version"], gone],
      [["words", 0], () => 7],
      [["facts", 0, 3], () => 2],
      [["tables", 0, "network"], () => "dogecoin"],
    ],
  },
  {
    file: ARTIFACTS.sanctions,
    folder: ARTIFACTS_URL,
    decode: decodeSanctions,
    broken: inJson,
    paths: [
      [["format"], () => "tetron-sanctions/1"],
      [["editions", 0, "source"], gone],
      [["editions", 2, "wallets", 0, 0], () => "dogecoin"],
    ],
  },
  {
    file: REPUTATION_FILES.weights,
    folder: REPUTATION_URL,
    decode: decodeReputation,
    broken: inJson,
    paths: [
      [["kind"], () => "fraud"],
      [["weights", "tenure"], gone],
      [["references", "ethereum"], gone],
      [["references", "ethereum", "sentValue", 0], () => "0.1"],
    ],
  },
  {
    file: REPUTATION_FILES.parties,
    folder: REPUTATION_URL,
    decode: decodeParties,
    broken: inHeader,
    paths: [[["version"], gone]],
  },
  {
    file: REPUTATION_FILES.states,
    folder: REPUTATION_URL,
    decode: decodeReputationStates,
    broken: inHeader,
    paths: [[["version"], wrong]],
  },
];

describe.each(CASES)("$file", ({ file, folder, decode, broken, paths }) => {
  const bytes = read(folder, file);

  test.each(paths)(
    "is refused by its name and the field when %j is not what it has to be",
    (path, change) => {
      const refused = () => decodeFile(file, () => decode(broken(bytes, path, change)));
      expect(refused).toThrow(RangeError);
      expect(refused).toThrow(file);
      expect(refused).toThrow(path.join("."));
    },
  );

  test("is refused when it is no such file at all", () => {
    const junk = new TextEncoder().encode("<html>Moved</html>");
    expect(() => decodeFile(file, () => decode(junk))).toThrow(file);
  });
});

test("of the reputation artifacts the broken one is named", () => {
  const bytes = {
    weights: read(REPUTATION_URL, REPUTATION_FILES.weights),
    parties: read(REPUTATION_URL, REPUTATION_FILES.parties),
    states: inHeader(read(REPUTATION_URL, REPUTATION_FILES.states), ["version"], gone),
  };
  expect(() => decodeReputationArtifacts(bytes)).toThrow("states.bin: header.version: ");
});
