import type { BlockRef } from "@tetron/domain/block";
import { ExpectedError } from "@tetron/domain/expected-error";
import type { Network } from "@tetron/domain/network";

/** Following cannot go on until somebody decides: see `tetron chain reset`. */
export class ReorgBelowFinality extends ExpectedError {
  override readonly name = "ReorgBelowFinality";

  constructor(network: Network, held: BlockRef, other: BlockRef) {
    super(
      `${network}: the node has block ${other.hash} at height ${other.height}, where ${held.hash} is held as final. ` +
        `Check the endpoints of ${network}; if the node is right, \`tetron chain reset --network ${network}\` begins anew.`,
    );
  }
}
