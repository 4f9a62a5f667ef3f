import type { Random } from "./random.ts";

const MAX_FRAME_BYTES = 65_536;
const PING = '{"action":"ping"}';
const MUTATIONS = ["\u0000", "{", "}", '"', ",", "[[[[", "1e999", "\ud800", "__proto__", '"action":"ping",'];
const CHANNELS = ["scores", "reputation", "routes", "alerts", "SCORES", "", "__proto__", 7, null];
const CURSORS = [
  "",
  "local:0",
  "local:1",
  "local:99999999999999999999",
  "local:-1",
  "nowhere:1",
  "local:x",
  "\u0000",
];
const NETWORKS = ["ethereum", "bitcoin", "solana", "nope", "", 1];
const FILTERS = ["wallets", "networks", "recommendation", "min_score", "constructor"] as const;
const NAMES = ["a", "b", "", "n".repeat(101), 7];

/** What is sent as one frame. */
export interface SentFrame {
  readonly data: string | Buffer;
  readonly binary: boolean;
}

type Make = (random: Random, key: string) => string | Buffer;

const MAKES: Readonly<Record<string, Make>> = {
  ping: () => PING,
  subscribe: (random) => JSON.stringify(subscription(random)),
  "subscribe to scores": () => '{"action":"subscribe","channels":["scores"]}',
  unsubscribe: (random) =>
    JSON.stringify({
      action: "unsubscribe",
      ...(random.chance(0.7) && { subscription: random.of([...NAMES, "s1", "s2"]) }),
      ...(random.chance(0.3) && { channels: [random.of(CHANNELS)] }),
    }),
  "authenticate again": (random, key) =>
    JSON.stringify({
      action: "authenticate",
      apiKey: random.of([key, "", "tk_live_nope", 7, "k".repeat(513)]),
    }),
  "unknown action": (random) =>
    JSON.stringify({ action: random.of(["publish", "toString", "", null, {}, "a".repeat(9_000)]) }),
  "no object": (random) => random.of(["null", "1", "[]", '"x"', "", "not JSON"]),
  deep: () => `{"action":"subscribe","filter":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
  "key twice": () => '{"action":"ping","action":"subscribe"}',
  binary: (random) => Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256))),
  "invalid UTF-8": () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
  "over 64 kB": () => JSON.stringify({ action: "ping", more: "x".repeat(MAX_FRAME_BYTES) }),
};
const KINDS = Object.keys(MAKES);
/** Frames after which a socket goes on come more often, or most sockets would end with their first frame. */
const LASTING = [
  "ping",
  "subscribe",
  "subscribe to scores",
  "unsubscribe",
  "authenticate again",
  "unknown action",
];

/** A random frame of a client. */
export function randomFrame(random: Random, key: string): SentFrame {
  const kind = random.chance(0.85) ? random.of(LASTING) : random.of(KINDS);
  const data = MAKES[kind]!(random, key);
  if (typeof data === "string" && random.chance(0.05)) return { data: mutated(random, data), binary: false };
  return { data, binary: kind === "binary" };
}

function subscription(random: Random): object {
  return {
    action: "subscribe",
    channels: Array.from({ length: random.below(4) }, () => random.of(CHANNELS)),
    ...(random.chance(0.4) && { resume_from: random.of<unknown>([...CURSORS, 1, null, "c".repeat(1_001)]) }),
    ...(random.chance(0.4) && { subscription: random.of<unknown>(NAMES) }),
    ...(random.chance(0.5) && { filter: { [random.of(FILTERS)]: filterValue(random) } }),
  };
}

function filterValue(random: Random): unknown {
  return random.of<unknown>([
    [random.of(NETWORKS)],
    ["0x206d226f226f62994dbc70cc6da1a02f2825466e"],
    50,
    -1,
    "approve",
    [],
    {},
  ]);
}

function mutated(random: Random, text: string): string {
  const at = random.below(text.length);
  return text.slice(0, at) + random.of(MUTATIONS) + text.slice(at + random.below(3));
}
