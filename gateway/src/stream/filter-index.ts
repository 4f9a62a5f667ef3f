import type { Channel } from "./channels.ts";
import { type Filter, passes } from "./filter.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Those who want the same events, which are handed over to all of them at once. */
export interface Crowd<Member = unknown> {
  deliver(event: StreamEvent, members: readonly Member[]): void;
}

/** A member of a crowd. */
export interface Belonging<Member = unknown> {
  readonly crowd: Crowd<Member>;
  readonly member: Member;
}

/** Whoever wants events of a tenant's channel. */
export interface Interest {
  readonly tenant: string;
  readonly channel: Channel;
  readonly filter: Filter;
  deliver(event: StreamEvent): void;
  /** Gets the events in place of `deliver`. All of a crowd have the same tenant, channel and filter. */
  readonly belonging?: Belonging | undefined;
}

/** Finds those whose filter an event meets, without asking the others. */
export interface FilterIndex {
  /** @returns Takes it out again. */
  add(interest: Interest): () => void;
  /** Delivers an event to each of them once. */
  deliver(event: StreamEvent): void;
}

interface Entry {
  /** What is left to check; `undefined` when every event passes. */
  readonly filter: Filter | undefined;
  readonly deliver: (event: StreamEvent) => void;
  /** The last event that was looked at: two wallets of an event may lead to the same entry. */
  seen: StreamEvent | undefined;
}

interface Gathered {
  readonly members: Set<unknown>;
  readonly leave: () => void;
  /** The members as a list, until they change. */
  list: readonly unknown[] | undefined;
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
  const crowds = new Map<Crowd, Gathered>();

  const put = (key: string, entry: Entry) => {
    const entries = byKey.get(key);
    if (entries === undefined) byKey.set(key, new Set([entry]));
    else entries.add(entry);
  };
  const take = (key: string, entry: Entry) => {
    const entries = byKey.get(key);
    if (entries?.delete(entry) && entries.size === 0) byKey.delete(key);
  };

  const enter = (interest: Interest, deliver: Entry["deliver"]) => {
    const filter = isOpen(interest.filter) ? undefined : interest.filter;
    const entry: Entry = { filter, deliver, seen: undefined };
    const keys = interestKeys(interest);
    for (const key of keys) put(key, entry);
    return () => {
      for (const key of keys) take(key, entry);
    };
  };
  const gather = (interest: Interest, crowd: Crowd): Gathered => {
    const members = new Set<unknown>();
    const leave = enter(interest, (event) => {
      gathered.list ??= [...members];
      crowd.deliver(event, gathered.list);
    });
    const gathered: Gathered = { members, leave, list: undefined };
    crowds.set(crowd, gathered);
    return gathered;
  };

  return {
    add(interest) {
      const { deliver, belonging } = interest;
      if (belonging === undefined) return enter(interest, deliver);
      const { crowd, member } = belonging;
      const gathered = crowds.get(crowd) ?? gather(interest, crowd);
      gathered.members.add(member);
      gathered.list = undefined;
      return () => {
        if (!gathered.members.delete(member)) return;
        gathered.list = undefined;
        if (gathered.members.size > 0) return;
        gathered.leave();
        crowds.delete(crowd);
      };
    },
    deliver(event) {
      for (const key of eventKeys(event)) {
        const entries = byKey.get(key);
        if (entries === undefined) continue;
        for (const entry of entries) {
          if (entry.seen === event) continue;
          entry.seen = event;
          if (entry.filter === undefined || passes(entry.filter, event)) entry.deliver(event);
        }
      }
    },
  };
}

/** Whether every event passes. */
function isOpen({ wallets, networks, recommendations, minScore }: Filter): boolean {
  return [wallets, networks, recommendations, minScore].every((member) => member === undefined);
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
