/**
 * Headers of every answer: it is for its caller alone and for now, so nobody keeps it; and it is what its type
 * says, so no browser guesses.
 */
export const ANSWER_HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
} as const;
