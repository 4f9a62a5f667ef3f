import { bytesOfAddress, evmAddress, isStoredEvmAddress } from "../evm-address.ts";

/** A known wallet with its place in the scaled space. */
export interface PlacedWallet {
  /** Of Ethereum, lower-case. */
  readonly address: string;
  readonly fraud: boolean;
  /** Finite numbers, as many as the space has columns. */
  readonly point: Float32Array;
}

/**
 * Wallets in flat arrays, a row each: about 205 bytes a wallet for 44 columns. A row is gone when its first number is
 * infinite: nothing is near to it.
 */
export interface WalletRows {
  readonly width: number;
  /** Rows that are written, those that are gone included. */
  readonly used: number;
  /** Rows that are not gone. */
  readonly live: number;
  /** Bytes of the arrays. */
  readonly bytes: number;
  /** A row after the other; another array after a row was added. */
  readonly points: Float32Array;
  addressOf(row: number): string;
  isFraud(row: number): boolean;
  /** Orders rows by their address: negative when `a` is before `b`. */
  compare(a: number, b: number): number;
  /** The row of a wallet; -1 when there is none, as for an address of another network. */
  find(address: string): number;
  /** Writes a new row, in constant time but for the growing of the arrays by a quarter. */
  add(wallet: PlacedWallet): void;
  /** Writes over a row of the same wallet. */
  replace(row: number, wallet: PlacedWallet): void;
  /** Makes a row gone. */
  drop(row: number): void;
  /** Gives the places of rows that are gone to others, so that every row is live. */
  compact(): void;
  /** Puts the rows in another order. @param order - The present row of each new one, each once. */
  arrange(order: Int32Array): void;
}

const ADDRESS_BYTES = 20;
const NOWHERE = -1;
const MIN_ROWS = 64;
const GROWTH = 1.25;
/** Buckets for each row, so that a look-up reads one or two. */
const MIN_BUCKETS_PER_ROW = 1.5;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** @param expected - How many rows there will be, if that is known: the arrays need not grow then. */
export function walletRows(width: number, expected = 0): WalletRows {
  let capacity = Math.max(expected, MIN_ROWS);
  let used = 0;
  let live = 0;
  let points = new Float32Array(capacity * width);
  let addresses = new Uint8Array(capacity * ADDRESS_BYTES);
  let fraud = new Uint8Array(capacity);
  /** One more than the row; 0 where there is none. Open addressing. */
  let buckets = new Int32Array(bucketsFor(capacity));

  const bytesAt = (row: number) => addresses.subarray(row * ADDRESS_BYTES, (row + 1) * ADDRESS_BYTES);

  function bucketOf(address: Uint8Array): number {
    let bucket = hashOf(address) & (buckets.length - 1);
    for (let row = buckets[bucket]!; row !== 0; row = buckets[bucket]!) {
      if (compareBytes(bytesAt(row - 1), address) === 0) return bucket;
      bucket = (bucket + 1) & (buckets.length - 1);
    }
    return bucket;
  }

  function index(): void {
    buckets.fill(0);
    for (let row = 0; row < used; row++) if (!isGone(row)) buckets[bucketOf(bytesAt(row))] = row + 1;
  }

  function isGone(row: number): boolean {
    return points[row * width] === Number.POSITIVE_INFINITY;
  }

  function grow(): void {
    capacity = Math.ceil(capacity * GROWTH);
    points = copyInto(new Float32Array(capacity * width), points);
    addresses = copyInto(new Uint8Array(capacity * ADDRESS_BYTES), addresses);
    fraud = copyInto(new Uint8Array(capacity), fraud);
    if (bucketsFor(capacity) === buckets.length) return;
    buckets = new Int32Array(bucketsFor(capacity));
    index();
  }

  function write(row: number, wallet: PlacedWallet): void {
    requireFinite(wallet.point, width);
    points.set(wallet.point, row * width);
    fraud[row] = Number(wallet.fraud);
  }

  return {
    width,
    get used() {
      return used;
    },
    get live() {
      return live;
    },
    get bytes() {
      return points.byteLength + addresses.byteLength + fraud.byteLength + buckets.byteLength;
    },
    get points() {
      return points;
    },
    addressOf: (row) => evmAddress(bytesAt(row)),
    isFraud: (row) => fraud[row] === 1,
    compare: (a, b) => compareBytes(bytesAt(a), bytesAt(b)),
    find: (address) =>
      isStoredEvmAddress(address) ? buckets[bucketOf(bytesOfAddress(address))]! - 1 : NOWHERE,
    add(wallet) {
      const address = bytesOfAddress(wallet.address);
      if (used === capacity) grow();
      write(used, wallet);
      addresses.set(address, used * ADDRESS_BYTES);
      used += 1;
      live += 1;
      buckets[bucketOf(address)] = used;
    },
    replace: write,
    drop(row) {
      points[row * width] = Number.POSITIVE_INFINITY;
      live -= 1;
    },
    compact() {
      for (let row = 0; row < used; row++)
        while (row < used && isGone(row)) {
          used -= 1;
          points.copyWithin(row * width, used * width, (used + 1) * width);
          addresses.copyWithin(row * ADDRESS_BYTES, used * ADDRESS_BYTES, (used + 1) * ADDRESS_BYTES);
          fraud[row] = fraud[used]!;
        }
      index();
    },
    arrange(order) {
      permute(points, width, order);
      permute(addresses, ADDRESS_BYTES, order);
      permute(fraud, 1, order);
      index();
    },
  };
}

/**
 * @throws RangeError when a point has another number of columns than the space, or a number that is not finite.
 */
export function requireFinite(point: Float32Array, width: number): void {
  if (point.length !== width) throw new RangeError(`A point has ${point.length} numbers, not ${width}.`);
  const column = point.findIndex((value) => !Number.isFinite(value));
  if (column !== -1) throw new RangeError(`A point has ${point[column]} in column ${column}.`);
}

function copyInto<Numbers extends Float32Array | Uint8Array>(longer: Numbers, numbers: Numbers): Numbers {
  longer.set(numbers);
  return longer;
}

/** Moves rows along the circles in which they take each other's places, so that no second array of that size is needed. */
function permute(numbers: Float32Array | Uint8Array, width: number, order: Int32Array): void {
  const isDone = new Uint8Array(order.length);
  for (let start = 0; start < order.length; start++) {
    if (isDone[start] === 1) continue;
    const held = numbers.slice(start * width, (start + 1) * width);
    let row = start;
    for (let from = order[row]!; from !== start; from = order[row]!) {
      numbers.copyWithin(row * width, from * width, (from + 1) * width);
      isDone[row] = 1;
      row = from;
    }
    numbers.set(held, row * width);
    isDone[row] = 1;
  }
}

function bucketsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(rows * MIN_BUCKETS_PER_ROW));
}

function hashOf(address: Uint8Array): number {
  let hash = FNV_OFFSET;
  for (const byte of address) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash ^ (hash >>> 15);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}
