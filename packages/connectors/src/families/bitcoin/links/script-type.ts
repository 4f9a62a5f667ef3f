/** What an address pays to. */
export type ScriptType =
  | "key-hash"
  | "script-hash"
  | "witness-key-hash"
  | "witness-script-hash"
  | "taproot"
  | "other";

/** Characters of a 20-byte witness program behind the version, with the checksum. */
const SHORT_PROGRAM = 38;

/** The type of script that an address stands for, on the main network and on those of tests. */
export function scriptTypeOf(address: string): ScriptType {
  const [, version, program] = /^(?:bc|tb|bcrt)1([qp])([02-9ac-hj-np-z]+)$/.exec(address) ?? [];
  if (program !== undefined)
    return version === "p"
      ? "taproot"
      : program.length === SHORT_PROGRAM
        ? "witness-key-hash"
        : "witness-script-hash";
  if (/^[1mn]/.test(address)) return "key-hash";
  return /^[23]/.test(address) ? "script-hash" : "other";
}
