import { type Address, type CompiledTransactionMessage, getAddressDecoder } from "@solana/kit";
import type { LiteSVM } from "litesvm";

/** An account that a transaction names, as nodes tell it. */
export interface NamedAccount {
  readonly pubkey: string;
  readonly signer: boolean;
  readonly writable: boolean;
  readonly source: "transaction" | "lookupTable";
}

export const TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA" as Address;
export const TOKEN_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb" as Address;

const ACCOUNT_BYTES = 165;
/** Where the decimals of a mint are. */
const DECIMALS_AT = 44;
/** Where the addresses of a lookup table begin. */
const TABLE_AT = 56;
const address = getAddressDecoder();

/** The accounts of a message: its own, and then those of its lookup tables, first all that it may write. */
export function accountsOf(svm: LiteSVM, message: CompiledTransactionMessage): NamedAccount[] {
  const { header, staticAccounts } = message;
  const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } = header;
  const own = staticAccounts.map((pubkey, i): NamedAccount => {
    const signer = i < numSignerAccounts;
    const writable = signer
      ? i < numSignerAccounts - numReadonlySignerAccounts
      : i < staticAccounts.length - numReadonlyNonSignerAccounts;
    return { pubkey, signer, writable, source: "transaction" };
  });
  const lookups = (message.version === 0 && message.addressTableLookups) || [];
  const looked = (writable: boolean) =>
    lookups.flatMap(({ lookupTableAddress, writableIndexes, readonlyIndexes }) => {
      const { data } = svm.getAccount(lookupTableAddress) as { readonly data: Uint8Array };
      return (writable ? writableIndexes : readonlyIndexes).map((i): NamedAccount => {
        const pubkey = address.decode(data.subarray(TABLE_AT + 32 * i, TABLE_AT + 32 * (i + 1)));
        return { pubkey, signer: false, writable, source: "lookupTable" };
      });
    });
  return [...own, ...looked(true), ...looked(false)];
}

export function balancesOf(svm: LiteSVM, accounts: readonly NamedAccount[]): number[] {
  return accounts.map(({ pubkey }) => Number(svm.getBalance(pubkey as Address) ?? 0n));
}

/** What those of the accounts hold that are accounts of tokens. */
export function tokenBalancesOf(svm: LiteSVM, accounts: readonly NamedAccount[]) {
  return accounts.flatMap(({ pubkey }, accountIndex) => {
    const account = svm.getAccount(pubkey as Address);
    const held = account.exists ? heldIn(account.programAddress, account.data as Uint8Array) : undefined;
    if (held === undefined || !account.exists) return [];
    const { mint, owner, amount } = held;
    const minted = svm.getAccount(mint) as { readonly data: Uint8Array };
    const uiTokenAmount = { amount: `${amount}`, decimals: minted.data[DECIMALS_AT]! };
    return [{ accountIndex, mint, owner, programId: account.programAddress, uiTokenAmount }];
  });
}

/** What an account of a token holds; `undefined` for any other account. */
export function heldIn(program: Address, data: Uint8Array) {
  // An account with extensions says after its fields that it is one.
  const isAccount =
    (program === TOKEN && data.length === ACCOUNT_BYTES) ||
    (program === TOKEN_2022 &&
      (data.length === ACCOUNT_BYTES || (data.length > ACCOUNT_BYTES && data[ACCOUNT_BYTES] === 2)));
  if (!isAccount) return undefined;
  const [mint, owner] = [address.decode(data.subarray(0, 32)), address.decode(data.subarray(32, 64))];
  return { mint, owner, amount: Buffer.from(data).readBigUInt64LE(64) };
}
