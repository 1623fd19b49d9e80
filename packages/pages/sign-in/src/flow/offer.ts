import {
  authkitSettings,
  enabledProviders,
  methodOfProvider,
  type Rules,
  rulesFor,
} from '@inhouse/authkit'
import type { SignInVisit } from './visit.ts'

/** What holds for whoever signs in here, as far as it is known who that is. */
export const rulesIn = ({ ctx, signIn }: SignInVisit, email = signIn.email ?? ''): Promise<Rules> =>
  rulesFor(ctx, email, signIn.organization_id)

/** Those that the rules leave. */
export function offeredProviders({ ctx, step: at }: SignInVisit, { methods }: Rules) {
  const list = enabledProviders(ctx)
    .filter((name) => methods.includes(methodOfProvider(name)))
    .map((id) => ({ id }))
  return list.length > 0 ? { providers: { action: at('sign-in/provider'), list } } : {}
}

/** Whether somebody new may sign up here: anybody, or who was invited, where there is a way to. */
export function mayBeginAccount({ ctx, signIn }: SignInVisit): boolean {
  const { signUp, methods } = authkitSettings(ctx)
  if (!methods.password && !methods.magicAuth) return false
  return signUp === 'open' || signIn.invitation_token !== null
}
