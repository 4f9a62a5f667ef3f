import { ADDRESS_FORMS, type AddressForm, addressBytes, addressOfBytes } from "@tetron/domain/address-bytes";
import { FAILURES, Failure, type FailureCode, type FailureDetails } from "@tetron/domain/failure";
import type { Network, NetworkFamily } from "@tetron/domain/network";

/** What a payment to a magic address, or from one, comes to. */
export const OUTCOMES = ["approve", "review", "decline", "pending"] as const;

export type SandboxOutcome = (typeof OUTCOMES)[number];

/** The first bytes of a magic address, whatever its network; decimal digits of a number fill the rest. */
const PREFIX = "7e57";
const MAGIC = /^7e57(\d+)$/;
/** The form of magic addresses of each kind of network. */
const FORMS: Readonly<Record<NetworkFamily, AddressForm>> = {
  evm: "evm",
  bitcoin: "p2wpkh",
  solana: "ed25519",
};

/** The details of each failure that an address can ask for. */
const DETAILS: FailureDetails = {
  BAD_REQUEST: { issues: [{ field: "to_address", reason: "magic_address" }] },
  UNAUTHORIZED: { scheme: "bearer" },
  FORBIDDEN: { missingScope: "score:write" },
  NOT_FOUND: { kind: "magic_address", id: "404" },
  METHOD_NOT_ALLOWED: { allowed: ["GET"] },
  NOT_ACCEPTABLE: { expected: "application/json" },
  CONFLICT: { kind: "magic_address", id: "409" },
  IN_PROGRESS: { retryAfter: 1 },
  PAYLOAD_TOO_LARGE: { limit: 65_536 },
  UNSUPPORTED_MEDIA_TYPE: { expected: "application/json" },
  UNPROCESSABLE: { field: "toAddress", reason: "magic_address" },
  UPGRADE_REQUIRED: { migration: "https://docs.tetronfun.com/migration" },
  TOO_MANY_REQUESTS: { retryAfter: 1 },
  SERVER_ERROR: {},
  UNAVAILABLE: { dependency: "scoring", retryAfter: 1, outcome: "nothing_done" },
};

/** Each failure by the number that its address ends in: its HTTP status, and 4091 where that is taken. */
const FAILURES_BY_NUMBER: ReadonlyMap<number, FailureCode> = new Map(
  (Object.keys(FAILURES) as FailureCode[]).map((code) => [
    code === "IN_PROGRESS" ? FAILURES[code].http * 10 + 1 : FAILURES[code].http,
    code,
  ]),
);

/** The magic address that stands for an outcome or a failure on networks of a family. */
export function magicAddress(of: SandboxOutcome | FailureCode, family: NetworkFamily = "evm"): string {
  const form = FORMS[family];
  const digits = 2 * ADDRESS_FORMS[form] - PREFIX.length;
  const place = (OUTCOMES as readonly string[]).indexOf(of);
  const failure = [...FAILURES_BY_NUMBER].find(([, code]) => code === of);
  const number = String(place >= 0 ? place + 1 : failure?.[0]);
  return addressOfBytes({ form, bytes: Buffer.from(PREFIX + number.padStart(digits, "0"), "hex") });
}

/** What addresses come to: that of the first magic one; `approve` without any, and for one that stands for a failure. */
export function outcomeOf(network: Network, addresses: readonly string[]): SandboxOutcome {
  return OUTCOMES[(numberOf(network, addresses) ?? 1) - 1] ?? "approve";
}

/** @throws Failure that the first magic address stands for, if it does for one. */
export function refuseIfAsked(network: Network, addresses: readonly string[]): void {
  const code = FAILURES_BY_NUMBER.get(numberOf(network, addresses) ?? 0);
  if (code !== undefined)
    throw new Failure(
      code,
      `This magic address always answers ${FAILURES[code].http} ${code}.`,
      DETAILS[code],
    );
}

/** The number that the first magic address ends in. @param addresses - In stored form. */
function numberOf(network: Network, addresses: readonly string[]): number | undefined {
  for (const address of addresses) {
    const { bytes } = addressBytes(network, address) ?? { bytes: [] };
    const [, digits] = MAGIC.exec(Buffer.from(bytes).toString("hex")) ?? [];
    const number = Number(digits);
    if (OUTCOMES[number - 1] !== undefined || FAILURES_BY_NUMBER.has(number)) return number;
  }
  return undefined;
}
