import type { Caller, Context } from '@inhouse/core'
import * as z from 'zod'
import type { ClientKind } from '../client.ts'
import type { Authentication } from '../serializer.ts'

/** Where a sign-in comes from, as sessions and events keep it. */
export interface Origin {
  ip_address: string | null
  user_agent: string | null
}

/** A way to sign in, under the name it has as `grant_type`. */
export interface Grant<Input = any> {
  readonly name: string
  readonly input: z.ZodType<Input>
  /** Whether a client must show its secret. */
  readonly client: ClientKind
  authenticate(
    ctx: Context,
    input: Input,
    origin: Origin,
    kind: ClientKind,
  ): Promise<Authentication>
}

export const grant = <Input>(declaration: Grant<Input>): Grant<Input> => declaration

/** A backend signs its visitors in, so it may say where they come from; a browser comes itself. */
export const originOf = (
  caller: Caller,
  { ip_address, user_agent }: { ip_address?: string | undefined; user_agent?: string | undefined },
  kind: ClientKind,
): Origin =>
  kind === 'confidential'
    ? { ip_address: ip_address ?? null, user_agent: user_agent ?? null }
    : { ip_address: caller.address, user_agent: caller.userAgent }
