/** Held from the first event or audit entry of a transaction to its commit, by one writer at a time. */
export const ORDER_LOCK = 7_402_317;
