import { WebSocket } from "ws";

/** What clients got. */
export interface Got {
  count: number;
  /** Milliseconds from the event to the client. */
  readonly times: number[];
  sample: string;
}

export const nothing = (): Got => ({ count: 0, times: [], sample: "" });

/** Counts the events that a socket gets. */
export function listen(ws: WebSocket, got: Got): void {
  ws.on("message", (data) => {
    const text = String(data);
    const at = /"timestamp":"([^"]+)"/.exec(text)?.[1];
    if (at === undefined) return;
    got.count++;
    got.times.push(Date.now() - Date.parse(at));
    got.sample = text;
  });
}

/** Connects a hundred at a time. */
export async function connectAll(
  count: number,
  connect: (i: number) => Promise<WebSocket>,
): Promise<WebSocket[]> {
  const all: WebSocket[] = [];
  for (let from = 0; from < count; from += 100)
    all.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, count - from) }, (_, i) => connect(from + i)),
      )),
    );
  return all;
}

export function closeAll(sockets: readonly WebSocket[]): void {
  for (const ws of sockets) ws.terminate();
}

/** Opens a socket and sends frames; resolves once one comes that matches. */
export function open(
  url: string,
  { protocol, frames, until }: { protocol?: string; frames: readonly object[]; until?: RegExp },
) {
  return new Promise<WebSocket>((resolve, reject) => {
    const ws = new WebSocket(url, protocol, { perMessageDeflate: false });
    ws.on("error", reject);
    ws.on("open", () => {
      for (const frame of frames) ws.send(JSON.stringify(frame));
      if (until === undefined) resolve(ws);
    });
    ws.on("message", (data) => until?.test(String(data)) && resolve(ws));
  });
}
