import { text } from "node:stream/consumers";
import { bech32, bech32m } from "@scure/base";
import { request } from "undici";
import { openEndpoint } from "../../rpc/endpoint.ts";
import { aServer, type TestServer } from "../../rpc/testing.ts";
import type { Bitcoind } from "../testing.ts";

const [MAINNET, REGTEST] = ["bc", "bcrt"];

/** Has a node's wallet write its own addresses in bech32. */
export const IN_BECH32 = "-addresstype=bech32";

/**
 * A node of regtest by way of a server that writes its bech32 addresses as main net does, and reads them so: the platform
 * takes no others. The rest, as the hashes of its blocks, is regtest's.
 */
export async function asMainnet(node: Pick<Bitcoind, "url">): Promise<TestServer> {
  const { url, headers } = openEndpoint(node.url);
  return aServer(async (asked, response) => {
    try {
      const body = inRegtest(await text(asked));
      const answer = await request(url, { method: "POST", headers, body });
      response.writeHead(answer.statusCode, { "content-type": "application/json" });
      response.end(inMainnet(await answer.body.text()));
    } catch {
      // The node is down: it does not answer.
      response.destroy();
    }
  });
}

/** A text with the addresses of main net in it as regtest writes them. */
export function inRegtest(text: string): string {
  return rewritten(text, MAINNET!, REGTEST!);
}

/** A text with the addresses of regtest in it as main net writes them. */
export function inMainnet(text: string): string {
  return rewritten(text, REGTEST!, MAINNET!);
}

/** An address of main net that pays to a key which nobody has; each number has its own. */
export function aMainnetAddress(n: number): string {
  const program = new Uint8Array(20).fill(0x0b);
  new DataView(program.buffer).setUint32(16, n);
  return bech32.encode(MAINNET!, [0, ...bech32.toWords(program)]);
}

function rewritten(text: string, from: string, to: string): string {
  const address = new RegExp(`\\b${from}1[02-9ac-hj-np-z]{8,87}\\b`, "g");
  return text.replace(address, (each) => {
    // Version 0 has the checksum of BIP 173, every later one that of BIP 350.
    const { decode, encode } = each[from.length + 1] === "q" ? bech32 : bech32m;
    return encode(to, decode(each as `${string}1${string}`).words);
  });
}
