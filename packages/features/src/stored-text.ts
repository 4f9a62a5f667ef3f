import type { AmountState } from "./behaviour/amounts.ts";
import type { BehaviourState } from "./behaviour-state.ts";
import { SENT_LATELY } from "./sent-lately.ts";
import { bucketsOf, type Sketch } from "./sketch.ts";
import { countKeys, type Tally } from "./tally.ts";
import type { ValueState } from "./value-state.ts";

/**
 * The stored form of a state, as JSON: without the members that are as in a state that has done nothing, and without the wallet's
 * own network and address, which are those of its row. Most of a state is such: of a wallet that only receives coins two thirds.
 * Sketches are texts: as objects they would be most of what is left. Tallies that are apart have no keys. `stateFrom` restores
 * it. Whom the account paid stays where `paid-parties.ts` says.
 *
 * Each member is written by name, since a block writes the states of all wallets that it touches: to compare every member with
 * that of an empty state, and to make JSON of what is left, takes three times as long.
 */
export function storedText(state: BehaviourState): string {
  const { wallet, conduct, sent, received, passage, rhythm, [SENT_LATELY]: lately } = state;
  const { first } = passage;
  const { created, tokensSent, tokensReceived, ownToken } = wallet;
  return objectOf(
    part(
      "conduct",
      number("count", conduct.count) +
        number("failed", conduct.failed) +
        number("calls", conduct.calls) +
        part("methods", tally(conduct.methods)),
    ) +
      part("sent", amounts(sent)) +
      part("received", amounts(received)) +
      part(
        "passage",
        time("firstReceived", passage.firstReceived) +
          time("lastReceived", passage.lastReceived) +
          time("firstSent", passage.firstSent) +
          time("lastSent", passage.lastSent) +
          number("sent", passage.sent) +
          number("sentSoon", passage.sentSoon) +
          (first === null ? "" : `,"first":{"sent":${first.sent},"value":"${first.value}"}`),
      ) +
      part(
        "rhythm",
        number("count", rhythm.count) +
          sketch("waits", rhythm.waits) +
          time("shortestWait", rhythm.shortestWait) +
          number("longestWait", rhythm.longestWait) +
          part("hours", counts(rhythm.hours)) +
          number("activeDays", rhythm.activeDays) +
          number("busiestDay", rhythm.busiestDay) +
          number("day", rhythm.day, -1) +
          number("onDay", rhythm.onDay),
      ) +
      (lately === undefined ? "" : `,"${SENT_LATELY}":[${lately.join()}]`) +
      part(
        "wallet",
        (wallet.sees === undefined ? "" : `,"sees":${JSON.stringify(wallet.sees)}`) +
          time("firstSeen", wallet.firstSeen) +
          time("lastSeen", wallet.lastSeen) +
          // Queries look for whom an account paid, whether it paid anybody or not.
          part("sent", flow(wallet.sent) + whole("parties", wallet.sent.parties)) +
          part("received", flow(wallet.received) + part("parties", tally(wallet.received.parties))) +
          part("created", values(created)) +
          time("lastToken", wallet.lastToken) +
          part("tokensSent", tokenFlow(tokensSent) + whole("parties", tokensSent.parties)) +
          part("tokensReceived", tokenFlow(tokensReceived) + part("parties", tally(tokensReceived.parties))) +
          part("ownToken", flow(ownToken) + part("parties", tally(ownToken.parties))),
      ),
  );
}

// Each writes members, with a comma before every one, and none for what is as in a state that has done nothing.

function objectOf(members: string): string {
  return `{${members.slice(1)}}`;
}

function part(name: string, members: string): string {
  return members === "" ? "" : `,"${name}":${objectOf(members)}`;
}

function number(name: string, value: number, none = 0): string {
  return value === none ? "" : `,"${name}":${value}`;
}

function time(name: string, value: number | null): string {
  return value === null ? "" : `,"${name}":${value}`;
}

function decimal(name: string, value: string): string {
  return value === "0" ? "" : `,"${name}":"${value}"`;
}

function values({ count, min, max, total }: ValueState): string {
  return number("count", count) + decimal("min", min) + decimal("max", max) + decimal("total", total);
}

function flow({ values: of, waitSeconds }: BehaviourState["wallet"]["sent"]): string {
  return part("values", values(of)) + number("waitSeconds", waitSeconds);
}

function tokenFlow(of: BehaviourState["wallet"]["tokensSent"]): string {
  return flow(of) + part("tokens", tally(of.tokens)) + number("mostOfOneToken", of.mostOfOneToken);
}

function amounts({ count, total, squares, zeros, rounds, sketch: median }: AmountState): string {
  return (
    number("count", count) +
    decimal("total", total) +
    decimal("squares", squares) +
    number("zeros", zeros) +
    number("rounds", rounds) +
    sketch("sketch", median)
  );
}

/** The members of a tally; of one that is apart its totals alone, without those that are 0. */
function tally(of: Tally): string {
  const { apart } = of;
  if (apart === undefined) return countKeys(of) === 0 ? "" : `,${JSON.stringify(of).slice(1, -1)}`;
  const { distinct, total, most } = apart;
  return part("apart", number("distinct", distinct) + number("total", total) + number("most", most));
}

function whole(name: string, of: Tally): string {
  const { apart } = of;
  return `,"${name}":${JSON.stringify(apart === undefined ? of : { apart })}`;
}

function counts(list: readonly number[]): string {
  let text = "";
  for (let i = 0; i < list.length; i++) text += number(`${i}`, list[i]!);
  return text;
}

/** A bucket and its count in turn, each bucket less the one before. */
function sketch(name: string, of: Sketch): string {
  let text = "";
  let before = 0;
  for (const bucket of bucketsOf(of)) {
    text += text === "" ? `${bucket} ${of[bucket]}` : ` ${bucket - before} ${of[bucket]}`;
    before = bucket;
  }
  return text === "" ? "" : `,"${name}":"${text}"`;
}
