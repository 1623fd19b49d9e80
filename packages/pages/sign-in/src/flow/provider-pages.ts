import {
  enabledProviders,
  methodOfProvider,
  type Rules,
  rulesFor,
  startProvider,
} from '@inhouse/authkit'
import { step } from './step.ts'
import type { SignInVisit } from './visit.ts'

/** Out to a social provider, which sends the person back to `/sso/oauth/:provider/callback`. */
export const providerPages = step({
  path: '/sign-in/provider',
  summary: 'Go to a social provider',
  async take(visit, { provider = '' }) {
    const { ctx, signIn } = visit
    const loginHint = signIn.email ?? undefined
    const url = await startProvider(ctx, signIn, provider, { ...(loginHint && { loginHint }) })
    return visit.go(url.href)
  },
})

/** Those that the rules leave. */
export function offeredProviders({ ctx, step: at }: SignInVisit, { methods }: Rules) {
  const list = enabledProviders(ctx)
    .filter((name) => methods.includes(methodOfProvider(name)))
    .map((id) => ({ id }))
  return list.length > 0 ? { providers: { action: at('sign-in/provider'), list } } : {}
}

/** What holds for whoever signs in here, as far as it is known who that is. */
export const rulesIn = ({ ctx, signIn }: SignInVisit, email = signIn.email ?? ''): Promise<Rules> =>
  rulesFor(ctx, email, signIn.organization_id)
