import type { Channel } from "./channels.ts";
import { type Filter, passes } from "./filter.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Whoever wants events of a tenant's channel. */
export interface Interest {
  readonly tenant: string;
  readonly channel: Channel;
  readonly filter: Filter;
  deliver(event: StreamEvent): void;
}

/** Finds those whose filter an event meets, without asking the others. */
export interface FilterIndex {
  /** @returns Takes it out again. */
  add(interest: Interest): () => void;
  /** Delivers an event to each of them once. */
  deliver(event: StreamEvent): void;
}

interface Entry {
  readonly interest: Interest;
  /** The last event that was looked at: two wallets of an event may lead to the same entry. */
  seen: StreamEvent | undefined;
}

type Entries = Set<Entry>;

const ALL = "all";

/**
 * Indexes each interest under the narrowest member of its filter, the first that it has of: wallets,
 * recommendation, networks, minimum score. An event looks up what it has of each, and the rest of the filter is
 * checked one by one.
 */
export function createFilterIndex(): FilterIndex {
  const byKey = new Map<string, Entries>();

  const put = (key: string, entry: Entry) => {
    const entries = byKey.get(key);
    if (entries === undefined) byKey.set(key, new Set([entry]));
    else entries.add(entry);
  };
  const take = (key: string, entry: Entry) => {
    const entries = byKey.get(key);
    if (entries?.delete(entry) && entries.size === 0) byKey.delete(key);
  };

  return {
    add(interest) {
      const entry: Entry = { interest, seen: undefined };
      const keys = interestKeys(interest);
      for (const key of keys) put(key, entry);
      return () => {
        for (const key of keys) take(key, entry);
      };
    },
    deliver(event) {
      for (const key of eventKeys(event)) {
        const entries = byKey.get(key);
        if (entries === undefined) continue;
        for (const entry of entries) {
          if (entry.seen === event) continue;
          entry.seen = event;
          if (passes(entry.interest.filter, event)) entry.interest.deliver(event);
        }
      }
    },
  };
}

function interestKeys({ tenant, channel, filter }: Interest): string[] {
  const keyed = (member: string, values: Iterable<string | number>) =>
    Array.from(values, (value) => keyOf(tenant, channel, `${member} ${value}`));
  if (filter.wallets) return keyed("wallet", filter.wallets);
  if (filter.recommendations) return keyed("recommendation", filter.recommendations);
  if (filter.networks) return keyed("network", filter.networks);
  if (filter.minScore !== undefined) return keyed("score", [Math.floor(filter.minScore)]);
  return keyed(ALL, [""]);
}

function eventKeys({ tenant, channel, facts }: StreamEvent): string[] {
  const keys = [`${ALL} `];
  for (const wallet of facts.wallets) keys.push(`wallet ${wallet}`);
  if (facts.recommendation !== undefined) keys.push(`recommendation ${facts.recommendation}`);
  for (const network of facts.networks) keys.push(`network ${network}`);
  // A minimum of 40.7 is under 40: an event of 41 looks under 0 to 41.
  if (facts.score !== undefined)
    for (let least = 0; least <= facts.score; least++) keys.push(`score ${least}`);
  return keys.map((key) => keyOf(tenant, channel, key));
}

function keyOf(tenant: string, channel: Channel, member: string): string {
  return `${tenant} ${channel} ${member}`;
}
