import type { FailureCode } from "@tetron/domain/failure";

/** Why Tetron closes a socket, beside the codes of RFC 6455. `schema/asyncapi.json` lists them. */
export const CLOSE_CODES = {
  4400: "The frame is not a JSON text.",
  4401: "There is no key, it is unknown, or it was revoked.",
  4403: "The key lacks the scope stream:read.",
  4408: "The socket was not authenticated within ten seconds.",
  4429: "Too many frames, or the key's requests of a minute are used up.",
} as const;

/** The process stops; connect again and resume. From RFC 6455. */
export const GOING_AWAY = 1001;
/** A bug. From RFC 6455. */
export const INTERNAL_ERROR = 1011;
/** The store cannot be read; try again later. From the registry of RFC 6455. */
export const TRY_AGAIN_LATER = 1013;

/** The code for a client that could not be let in. */
export function closeCodeOf(code: FailureCode): number {
  switch (code) {
    case "UNAUTHORIZED":
      return 4401;
    case "FORBIDDEN":
      return 4403;
    case "TOO_MANY_REQUESTS":
      return 4429;
    case "UNAVAILABLE":
      return TRY_AGAIN_LATER;
    case "SERVER_ERROR":
      return INTERNAL_ERROR;
    default:
      return 4400;
  }
}
