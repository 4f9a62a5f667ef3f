import { createHash } from "node:crypto";
import {
  AccountRole,
  type Address,
  appendTransactionMessageInstructions,
  compressTransactionMessageUsingAddressLookupTables,
  createKeyPairSignerFromPrivateKeyBytes,
  createTransactionMessage,
  getAddressEncoder,
  getBase58Decoder,
  type Instruction,
  type KeyPairSigner,
  lamports,
  setTransactionMessageFeePayerSigner,
  signTransactionMessageWithSigners,
  type Transaction,
} from "@solana/kit";
import { getCreateAccountInstruction, getTransferSolInstruction } from "@solana-program/system";
import {
  findAssociatedTokenPda,
  getBurnInstruction,
  getCloseAccountInstruction,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeMint2Instruction,
  getMintToInstruction,
  getSyncNativeInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import { TOKEN, TOKEN_2022 } from "../accounts/testing.ts";
import { credit, LEADER, type SvmChain } from "../testing.ts";

/** An economy on a chain that moves coins and tokens in all ways that a follower must see. */
export interface Traffic {
  /** Who pays, is paid and signs most. */
  readonly people: readonly [Address, Address, Address, Address];
  /** What nobody paid, by its owner. */
  readonly before: ReadonlyMap<string, bigint>;
  /** Makes blocks of `transactions` (10) each, with skipped slots between some; `seed` tells one branch from another. */
  produce(blocks: number, seed?: number, transactions?: number): Promise<void>;
}

const DECIMALS = 6;
const RICH = 1_000_000_000_000;
const MINTED = 10n ** 15n;
const FEE_BASIS_POINTS = 100n;
const MINT_BYTES = 82;
/** With the extension that keeps a fee of transfers. */
const FEE_MINT_BYTES = 278;
const VOTES = "Vote111111111111111111111111111111111111111" as Address;
const WRAPPED = "So11111111111111111111111111111111111111112" as Address;
const TABLES = "AddressLookupTab1e1111111111111111111111111" as Address;

/** Begins it on a new chain: mints and their first holders are in the first block. */
export async function startTraffic(chain: SvmChain): Promise<Traffic> {
  const [rich, second, third, mint, feeMint] = (await Promise.all(
    ["rich", "second", "third", "mint", "fee mint"].map(signerOf),
  )) as [KeyPairSigner, KeyPairSigner, KeyPairSigner, KeyPairSigner, KeyPairSigner];
  const before = new Map<string, bigint>();
  for (const { address } of [rich, second, third]) {
    credit(chain.svm(), address, RICH);
    before.set(address, BigInt(RICH));
  }
  credit(chain.svm(), LEADER, 1_000_000_000);
  before.set(LEADER, 1_000_000_000n);
  const payees = Array.from({ length: 23 }, (_, i) => addressOf(`payee ${i}`));
  const table = addressOf("table");
  installTable(chain, table, payees);

  const account = async (owner: Address, of: Address, tokenProgram = TOKEN) =>
    (await findAssociatedTokenPda({ owner, mint: of, tokenProgram }))[0];
  const opened = async (owner: Address, of: Address, tokenProgram = TOKEN) =>
    getCreateAssociatedTokenIdempotentInstruction({
      ...{ payer: rich, ata: await account(owner, of, tokenProgram), owner, mint: of, tokenProgram },
    });
  const sign = (payer: KeyPairSigner, instructions: readonly Instruction[], version: "legacy" | 0 = 0) =>
    signed(chain, payer, instructions, version === 0 ? { [table]: payees } : undefined);

  const [mine, yours] = [
    await account(rich.address, mint.address),
    await account(second.address, mint.address),
  ];
  const [fees, feesOfYours] = [
    await account(rich.address, feeMint.address, TOKEN_2022),
    await account(second.address, feeMint.address, TOKEN_2022),
  ];
  const wrapped = await account(second.address, WRAPPED);
  chain.produce([
    await sign(rich, [
      created(chain, { payer: rich, newAccount: mint, space: MINT_BYTES, programAddress: TOKEN }),
      getInitializeMint2Instruction({ mint: mint.address, decimals: DECIMALS, mintAuthority: rich.address }),
      await opened(rich.address, mint.address),
      await opened(second.address, mint.address),
      getMintToInstruction({ mint: mint.address, token: mine, mintAuthority: rich, amount: MINTED }),
    ]),
    await sign(rich, [
      created(chain, {
        ...{ payer: rich, newAccount: feeMint, space: FEE_MINT_BYTES, programAddress: TOKEN_2022 },
      }),
      feesInitialised(feeMint.address),
      getInitializeMint2Instruction(
        { mint: feeMint.address, decimals: DECIMALS, mintAuthority: rich.address },
        { programAddress: TOKEN_2022 },
      ),
      await opened(rich.address, feeMint.address, TOKEN_2022),
      await opened(second.address, feeMint.address, TOKEN_2022),
      getMintToInstruction(
        { mint: feeMint.address, token: fees, mintAuthority: rich, amount: MINTED },
        { programAddress: TOKEN_2022 },
      ),
    ]),
  ]);

  /** What the n-th transaction does; `at` of all branches is another amount. */
  async function transaction(n: number, at: number): Promise<Transaction> {
    const amount = BigInt(1_000_000 + at);
    const payee = payees[n % payees.length]!;
    const sent = (to: Address, source = rich) =>
      getTransferSolInstruction({ source, destination: to, amount: lamports(amount) });
    switch (n % 10) {
      case 0:
        return sign(rich, [sent(payee)], "legacy");
      case 1:
        return sign(second, [sent(payee, second)]);
      case 2:
        return sign(rich, [
          tokenSent({ source: mine, mint: mint.address, destination: yours, authority: rich, amount }),
        ]);
      case 3:
        return sign(rich, [
          withFee({ source: fees, mint: feeMint.address, destination: feesOfYours, authority: rich, amount }),
        ]);
      case 4:
        return sign(rich, [
          await opened(second.address, WRAPPED),
          sent(wrapped),
          getSyncNativeInstruction({ account: wrapped }),
        ]);
      case 5:
        return sign(second, [
          getTransferSolInstruction({ source: second, destination: third.address, amount: lamports(amount) }),
          ...(chain.svm().getBalance(wrapped) === null
            ? []
            : [getCloseAccountInstruction({ account: wrapped, destination: second.address, owner: second })]),
        ]);
      case 6:
        return sign(third, [
          getTransferSolInstruction({
            source: third,
            destination: payee,
            amount: lamports(10n ** 15n + amount),
          }),
        ]);
      case 7:
        // A vote that fails pays as any other.
        return sign(third, [{ programAddress: VOTES, data: Buffer.from(`${at}`) }]);
      case 8: {
        const owner = addressOf(`owner ${n % 40}`);
        const destination = await account(owner, mint.address);
        return sign(rich, [
          await opened(owner, mint.address),
          tokenSent({ source: mine, mint: mint.address, destination, authority: rich, amount }),
        ]);
      }
      default:
        return sign(rich, [
          n % 20 === 9
            ? getBurnInstruction({ account: mine, mint: mint.address, authority: rich, amount })
            : getMintToInstruction({ mint: mint.address, token: yours, mintAuthority: rich, amount }),
        ]);
    }
  }

  return {
    people: [rich.address, second.address, third.address, payees[1]!],
    before,
    async produce(blocks, seed = 0, transactions = 10) {
      for (let block = 0; block < blocks; block++) {
        const sent: Transaction[] = [];
        for (let k = 0; k < transactions; k++) {
          const n = block * transactions + k;
          sent.push(await transaction(n, seed * 10_000 + n));
        }
        const isAfterSkipped = (seed + block) % 4 === 3;
        chain.produce(sent, isAfterSkipped ? 1 + (block % 3) : 0);
      }
    },
  };
}

async function signed(
  chain: SvmChain,
  payer: KeyPairSigner,
  instructions: readonly Instruction[],
  tables: Record<Address, Address[]> | undefined,
): Promise<Transaction> {
  const svm = chain.svm();
  if (tables === undefined) {
    const legacy = setTransactionMessageFeePayerSigner(
      payer,
      createTransactionMessage({ version: "legacy" }),
    );
    const whole = appendTransactionMessageInstructions(instructions, legacy);
    return signTransactionMessageWithSigners(svm.setTransactionMessageLifetimeUsingLatestBlockhash(whole));
  }
  const empty = setTransactionMessageFeePayerSigner(payer, createTransactionMessage({ version: 0 }));
  const whole = compressTransactionMessageUsingAddressLookupTables(
    appendTransactionMessageInstructions(instructions, empty),
    tables,
  );
  return signTransactionMessageWithSigners(svm.setTransactionMessageLifetimeUsingLatestBlockhash(whole));
}

interface NewAccount {
  readonly payer: KeyPairSigner;
  readonly newAccount: KeyPairSigner;
  readonly space: number;
  readonly programAddress: Address;
}

function created(chain: SvmChain, account: NewAccount): Instruction {
  const rent = chain.svm().minimumBalanceForRentExemption(BigInt(account.space));
  return getCreateAccountInstruction({ ...account, lamports: lamports(rent) });
}

interface TokenTransfer {
  readonly source: Address;
  readonly mint: Address;
  readonly destination: Address;
  readonly authority: KeyPairSigner;
  readonly amount: bigint;
}

function tokenSent(transfer: TokenTransfer): Instruction {
  return getTransferCheckedInstruction({ ...transfer, decimals: DECIMALS });
}

/** `TransferCheckedWithFee` of token-2022: the mint keeps a fee in the receiving account, beside what it holds. */
function withFee({ source, mint, destination, authority, amount }: TokenTransfer): Instruction {
  const data = Buffer.alloc(19);
  data.set([26, 1]);
  data.writeBigUInt64LE(amount, 2);
  data.writeUInt8(DECIMALS, 10);
  data.writeBigUInt64LE((amount * FEE_BASIS_POINTS + 9_999n) / 10_000n, 11);
  const accounts = [
    { address: source, role: AccountRole.WRITABLE },
    { address: mint, role: AccountRole.READONLY },
    { address: destination, role: AccountRole.WRITABLE },
    { address: authority.address, role: AccountRole.READONLY_SIGNER, signer: authority },
  ];
  return { programAddress: TOKEN_2022, accounts, data };
}

/** `InitializeTransferFeeConfig` of token-2022, without authorities. */
function feesInitialised(mint: Address): Instruction {
  const data = Buffer.alloc(14);
  data.set([26, 0, 0, 0]);
  data.writeUInt16LE(Number(FEE_BASIS_POINTS), 4);
  data.writeBigUInt64LE(2n ** 63n, 6);
  return { programAddress: TOKEN_2022, accounts: [{ address: mint, role: AccountRole.WRITABLE }], data };
}

/** @see https://docs.rs/solana-address-lookup-table-interface */
function installTable(chain: SvmChain, table: Address, addresses: readonly Address[]): void {
  const data = Buffer.alloc(56);
  data.writeUInt32LE(1, 0);
  data.writeBigUInt64LE(2n ** 64n - 1n, 4);
  const encoder = getAddressEncoder();
  const whole = Buffer.concat([data, ...addresses.map((each) => Buffer.from(encoder.encode(each)))]);
  chain.svm().setAccount({
    ...{ address: table, lamports: lamports(10n ** 9n), data: new Uint8Array(whole), executable: false },
    ...{ programAddress: TABLES, space: BigInt(whole.length) },
  });
}

function digest(name: string): Buffer {
  return createHash("sha256").update(name).digest();
}

function signerOf(name: string): Promise<KeyPairSigner> {
  return createKeyPairSignerFromPrivateKeyBytes(new Uint8Array(digest(name)));
}

function addressOf(name: string): Address {
  return getBase58Decoder().decode(digest(name)) as Address;
}
