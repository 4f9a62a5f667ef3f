// The published surface: everything that `@tetron/sdk` exports.
export { createTetron, type Tetron, type TetronOptions } from "./client.ts";
export { type ErrorCode, type ErrorDetail, TetronError } from "./error.ts";
export type { Paged } from "./paged.ts";
export type { EndpointId, FileBody, InputOf, OutputOf, RestOptions } from "./rest.ts";
export type { ResumeOptions } from "./resume.ts";
export type { Channel, MessageOf, StreamFilter, StreamMessage, StreamOptions } from "./stream.ts";
export type { CallOptions } from "./transport.ts";
export type { TypedDocument } from "./typed-document.ts";
export { type RequestHeaders, type VerifyOptions, verifyWebhook, type WebhookEvent } from "./webhook.ts";
