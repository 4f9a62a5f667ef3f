import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";

/** A network that Tetron knows, in a file. */
export const NetworkId = z.enum(NETWORK_IDS as [Network, ...Network[]]);
