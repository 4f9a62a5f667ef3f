import { z } from "zod";

/** An asset as a client names it: a symbol, or a CAIP-19 id such as `eip155:1/erc20:0xdac1…`. */
export const Currency = z.string().min(1).max(160);
