/**
 * Address of a node's WebSocket: a node of one's own has it at the port after that of its RPC, a service at the same
 * address.
 *
 * @param url - The http(s) URL of the RPC.
 */
export function socketUrl(url: string): string {
  const socket = new URL(url);
  if (socket.port !== "") socket.port = `${Number(socket.port) + 1}`;
  return socket.href;
}
