export { type Alias, alias, type Move } from './aliases.ts'
export type { Context, Transaction } from './context.ts'
export type { EgressOptions } from './egress/egress.ts'
export { EgressError, type EgressReason } from './egress/error.ts'
export { parseAllowed } from './egress/allow-list.ts'
export type { EgressFetch, FetchAnswer, FetchOptions } from './egress/fetch.ts'
export {
  ApiError,
  badRequest,
  conflict,
  forbidden,
  invalid,
  invalidField,
  notFound,
  OAuthError,
  tooManyRequests,
  unauthorized,
  unavailable,
  unprocessable,
} from './errors.ts'
export { sequenceEvents } from './event-log/sequence.ts'
export type { LoggedEvent } from './event-log/write.ts'
export { type Event, event } from './events.ts'
export { externalIdInput, type Metadata, mergeMetadata, metadataInput } from './fields.ts'
export { type Answer, answerIn } from './http/answer.ts'
export { parseBody } from './http/body.ts'
export { bearer, type Connection, networkOf } from './http/caller.ts'
export { isSameOrigin } from './http/cors.ts'
export type { ErrorPage, Refusal } from './http/refusal.ts'
export { idAt } from './ids.ts'
export { createInhouse, type Inhouse, type InhouseOptions, type Mountable } from './inhouse.ts'
export type { JobsDesk } from './jobs/desk.ts'
export type { JobEngine, JobFilter, OpenJobs, StoredJob, TakenJob } from './jobs/engine.ts'
export { type Job, job } from './jobs/job.ts'
export type { EnqueueOptions, JobKind, JobPayload, NewJob, Run } from './jobs/kind.ts'
export { type Schedule, schedule } from './jobs/schedule.ts'
export { storedJobs } from './jobs/stored.ts'
export type { Worker, WorkOptions } from './jobs/work.ts'
export { jsonLog, type Log } from './log.ts'
export type { Mailer, MailMessage } from './mail/message.ts'
export { listUnsentMail, readMail, type UnsentMail } from './mail/read.ts'
export type { PlannedStep } from './migrations/plan.ts'
export { SchemaError, type SchemaState } from './migrations/state.ts'
export { type Module, module, type SettingsOf } from './module.ts'
export { openapi } from './openapi/document.ts'
export { type Access, type Caller, type Operation, operation } from './operation.ts'
export { lookUp, statement } from './look-up.ts'
export type { Page } from './page.ts'
export {
  cutPage,
  type PageQuery,
  pageQuery,
  paginate,
  readDirection,
  words,
  wordsOf,
} from './pagination.ts'
export type { RateLimit } from './rate-limits/limit.ts'
export { on, type Reaction } from './reactions.ts'
export { forget, remembered } from './remembered.ts'
export {
  createSecretKey,
  listSecretKeys,
  revokeSecretKey,
  type SecretKey,
} from './secret-keys/service.ts'
export { equalSecrets, hashSecret, newToken } from './secrets.ts'
export { list, nothing, plainSerializer, type Serializer, serializer } from './serializer.ts'
export { type Settings, settings } from './settings.ts'
export { type ColumnTypes, type Migration, type Storage, StorageError } from './storage.ts'
export {
  type Clock,
  dateOf,
  DAY,
  type Entropy,
  HOUR,
  isoTime,
  later,
  MINUTE,
  milliseconds,
  SECOND,
  systemClock,
  systemEntropy,
} from './world.ts'
