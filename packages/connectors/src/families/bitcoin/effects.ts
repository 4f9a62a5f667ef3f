/** One input, by the output that it spends, or one output of a transaction. */
export interface Part {
  /** `null` when its script has none: OP_RETURN, bare multisig, pay to public key. */
  readonly address: string | null;
  /** Satoshi. */
  readonly value: bigint;
}

/** The two sides of a transaction. */
export interface Sides {
  /** Empty for a coinbase. */
  readonly inputs: readonly Part[];
  readonly outputs: readonly Part[];
  /** Satoshi. */
  readonly fee: bigint;
}

/** What a transaction did to one address. */
export interface Effect {
  readonly direction: "sent" | "received";
  /** The address with the largest amount on the other side; `null` when none there has one. */
  readonly counterparty: string | null;
  /** Satoshi, without the fee and net of what comes back as change. */
  readonly value: bigint;
  /** Satoshi: the fee, when the address paid all of the inputs; otherwise nobody can tell who paid it, and it is 0. */
  readonly fee: bigint;
}

/** The effects of one transaction. */
export interface Effects {
  /** The addresses on either side, each once: those that paid first. */
  readonly addresses: readonly string[];
  /** The effect on one of them. */
  of(address: string): Effect;
  /** The transaction as if between two: its largest payer, and the largest of whom others than that were paid. */
  readonly main: Main;
}

/** The largest parts of a transaction. */
export interface Main {
  /** `null` when no input has an address. */
  readonly from: string | null;
  /** `from` when nobody else was paid; `null` when nobody who was paid has an address. */
  readonly to: string | null;
  /** Satoshi that others than `from` were paid. */
  readonly value: bigint;
}

/**
 * What a transaction did to its addresses. An address has sent when it paid more than came back to it; the other side
 * are then the outputs of others, or else the inputs of others. A transaction of an address with itself counts as sent.
 */
export function effectsOf({ inputs, outputs, fee }: Sides): Effects {
  const [paid, got] = [totalsOf(inputs), totalsOf(outputs)];
  return {
    addresses: [...new Set([...paid.byAddress.keys(), ...got.byAddress.keys()])],
    of(address) {
      const [mine, back] = [paid.byAddress.get(address), got.byAddress.get(address)];
      const paidAll = inputs.length > 0 && mine?.parts === inputs.length;
      const ownFee = paidAll ? fee : 0n;
      const net = (mine?.value ?? 0n) - (back?.value ?? 0n) - ownFee;
      const isSent = paidAll || net > 0n;
      const isAlone = isSent && back?.parts === outputs.length;
      const counterparty = isAlone ? address : largestBut(address, isSent ? got : paid);
      return {
        direction: isSent ? "sent" : "received",
        counterparty,
        value: net < 0n ? -net : net,
        fee: ownFee,
      };
    },
    main: mainOf(paid.largest[0] ?? null, outputs, got),
  };
}

function mainOf(from: string | null, outputs: readonly Part[], got: Totals): Main {
  const others = outputs.filter(({ address }) => address === null || address !== from);
  return {
    from,
    to: others.length === 0 ? from : largestBut(from, got),
    value: others.reduce((sum, { value }) => sum + value, 0n),
  };
}

interface Totals {
  readonly byAddress: ReadonlyMap<string, { readonly parts: number; readonly value: bigint }>;
  /** The largest two, by falling amount. */
  readonly largest: readonly string[];
}

function totalsOf(parts: readonly Part[]): Totals {
  const byAddress = new Map<string, { parts: number; value: bigint }>();
  for (const { address, value } of parts) {
    if (address === null) continue;
    const total = byAddress.get(address) ?? { parts: 0, value: 0n };
    total.parts += 1;
    total.value += value;
    byAddress.set(address, total);
  }
  return { byAddress, largest: largestTwo(byAddress) };
}

/** Of equal amounts the first ones. A transaction may have thousands of parts. */
function largestTwo(byAddress: Totals["byAddress"]): string[] {
  let [largest, next]: [string | undefined, string | undefined] = [undefined, undefined];
  let [most, second] = [-1n, -1n];
  for (const [address, { value }] of byAddress)
    if (value > most) [largest, next, most, second] = [address, largest, value, most];
    else if (value > second) [next, second] = [address, value];
  return [largest, next].filter((address) => address !== undefined);
}

function largestBut(address: string | null, { largest }: Totals): string | null {
  return largest.find((each) => each !== address) ?? null;
}
