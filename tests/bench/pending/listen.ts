import { WebSocket } from "undici";

/** Opens a WebSocket, says something, and hears each message; it is closed with the stack. */
export async function listen(
  stack: AsyncDisposableStack,
  {
    at,
    headers = {},
    first,
  }: { readonly at: string; readonly headers?: Record<string, string>; readonly first: object },
  // biome-ignore lint/suspicious/noExplicitAny: messages of two protocols.
  hear: (message: any) => void,
): Promise<void> {
  const socket = new WebSocket(at.replace(/^http/, "ws"), { headers });
  stack.defer(() => socket.close());
  const answered = Promise.withResolvers<void>();
  socket.addEventListener("open", () => socket.send(JSON.stringify(first)));
  socket.addEventListener("error", () => answered.reject(new Error(`${at} cannot be listened to.`)));
  socket.addEventListener("message", ({ data }) => {
    answered.resolve();
    hear(JSON.parse(String(data)));
  });
  await answered.promise;
}
