import type { Network } from "@tetron/domain/network";

/** A network as its resolvers see it: an object, because an entity that is bare text is not found by its type. */
export interface NetworkParent {
  readonly id: Network;
}
