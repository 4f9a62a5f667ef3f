import { type Bitcoind, mine } from "@tetron/connectors/bitcoind/testing";
import { callNode } from "@tetron/connectors/testing";

const SATOSHI = 1e8;
const FEE = 1_000;

/** An output that a person can spend; the amount in satoshi. */
interface Coin {
  readonly txid: string;
  readonly vout: number;
  readonly value: number;
}

/**
 * Gives each of some people a wallet with coins on addresses of their own, by payments of the node's wallet `test`, so that
 * it is known whose every address is.
 */
export async function peopleAt(node: Pick<Bitcoind, "url">, names: readonly string[], coins: number) {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  const call = (person: string, method: string, ...params: unknown[]): Promise<any> =>
    callNode(`${node.url}/wallet/${person}`, method, params);
  const freshOf = (person: string): Promise<string> => call(person, "getnewaddress", "", "bech32");
  const holders = new Map<string, string | null>();
  const coinsOf = async (person: string): Promise<Coin[]> => {
    const unspent: { txid: string; vout: number; amount: number }[] = await call(person, "listunspent", 1);
    return unspent
      .map(({ txid, vout, amount }) => ({ txid, vout, value: Math.round(amount * SATOSHI) }))
      .sort((a, b) => a.value - b.value);
  };

  for (const [n, person] of names.entries()) {
    await callNode(node.url, "createwallet", [person]);
    const given: Record<string, string> = {};
    for (let i = 0; i < coins; i++)
      given[await freshOf(person)] = shown(1_000_003 + 137_911 * ((i * 7 + n * 3) % 23));
    await call("test", "sendmany", "", given);
  }
  await mine(node, 1);

  return {
    call,
    freshOf,
    coinsOf,
    names,
    /** Pays satoshi to a new address of another, as the payer's wallet chooses coins and change. */
    async pay(payer: string, payee: string, value: number, bearsFee = false): Promise<void> {
      await call(payer, "sendtoaddress", await freshOf(payee), shown(value), "", "", bearsFee);
    },
    /** Pays several at once. */
    async payOut(payer: string, payees: readonly string[], value: number): Promise<void> {
      const paid: Record<string, string> = {};
      for (const [i, payee] of payees.entries()) paid[await freshOf(payee)] = shown(value + 211 * i);
      await call(payer, "sendmany", "", paid);
    },
    /** Moves all that a person has to one new address. */
    async sweep(person: string): Promise<void> {
      await call(person, "sendall", [await freshOf(person)]);
    },
    /** A CoinJoin: each puts in two coins and gets the same, and the rest back. */
    async join(persons: readonly string[], equal: number): Promise<void> {
      const parts = await Promise.all(
        persons.map(async (person) => ({ person, coins: (await coinsOf(person)).slice(-2) })),
      );
      const outputs: [string, number][] = [];
      for (const part of parts) {
        outputs.push([await freshOf(part.person), equal]);
        outputs.push([await freshOf(part.person), total(part.coins) - equal - FEE]);
      }
      await together(
        parts.map(({ person }) => person),
        parts.flatMap((part) => part.coins),
        outputs,
      );
    },
    /** A PayJoin: the payee adds its smallest coin, which the payment does not need. */
    async payJoin(payer: string, payee: string, value: number): Promise<void> {
      const paying = (await coinsOf(payer)).at(-1)!;
      const added = (await coinsOf(payee))[0]!;
      if (value + added.value > paying.value) throw new Error("The payment needs the payee's coin.");
      const left = paying.value - value - FEE;
      const outputs: [string, number][] = [
        [await freshOf(payee), value + added.value],
        [await freshOf(payer), left],
      ];
      await together([payer, payee], [paying, added], outputs);
    },
    /** Whose each of some addresses is; null of those that are nobody's. */
    async holdersOf(addresses: Iterable<string>): Promise<ReadonlyMap<string, string | null>> {
      for (const address of addresses)
        if (!holders.has(address)) holders.set(address, await holderOf(address));
      return holders;
    },
  };

  async function holderOf(address: string): Promise<string | null> {
    for (const person of [...names, "test"])
      if ((await call(person, "getaddressinfo", address)).ismine) return person;
    return null;
  }

  /** A transaction that several people sign, each what is theirs. */
  async function together(
    persons: readonly string[],
    inputs: readonly Coin[],
    outputs: readonly (readonly [address: string, value: number])[],
  ): Promise<void> {
    const paid = outputs.map(([address, value]) => ({ [address]: shown(value) }));
    const spent = inputs.map(({ txid, vout }) => ({ txid, vout }));
    const psbt: string = await callNode(node.url, "createpsbt", [spent, paid]);
    const signed: string[] = [];
    for (const person of persons) signed.push((await call(person, "walletprocesspsbt", psbt)).psbt);
    const combined = await callNode(node.url, "combinepsbt", [signed]);
    const { hex } = await callNode(node.url, "finalizepsbt", [combined]);
    await callNode(node.url, "sendrawtransaction", [hex]);
  }
}

/** Satoshi as the node reads them. */
function shown(satoshi: number): string {
  return (satoshi / SATOSHI).toFixed(8);
}

function total(coins: readonly Coin[]): number {
  return coins.reduce((sum, { value }) => sum + value, 0);
}
