import { startProvider } from '@inhouse/authkit'
import { step } from './step.ts'

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
