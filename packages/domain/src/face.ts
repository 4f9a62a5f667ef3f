/** Characters at the head and at the tail of an address that people compare: wallets show no more of it. */
export const FACE_HEAD = 6;
export const FACE_TAIL = 4;

/** What people see of an address. Addresses that are made to be mistaken for each other share it. */
export function faceOf(address: string): { readonly head: string; readonly tail: string } {
  return { head: address.slice(0, FACE_HEAD), tail: address.slice(-FACE_TAIL) };
}
