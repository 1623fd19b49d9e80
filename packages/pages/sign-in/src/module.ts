import { authkit } from '@inhouse/authkit'
import { module } from '@inhouse/core'
import { ui } from '@inhouse/ui'
import { authorizePage } from './flow/authorize-page.ts'
import { choosePages } from './flow/choose-pages.ts'
import { confirmPages } from './flow/confirm-pages.ts'
import { devicePages } from './flow/device-pages.ts'
import { errorPage } from './flow/error-page.ts'
import { invitationPages } from './flow/invitation-page.ts'
import { logoutPage } from './flow/logout-page.ts'
import { magicLinkPages } from './flow/magic-link-pages.ts'
import { providerPages } from './flow/provider-pages.ts'
import { resetPages } from './flow/reset-pages.ts'
import { signInPages } from './flow/sign-in-pages.ts'
import { signUpPage } from './flow/sign-up-page.ts'

export const signIn = module({
  name: 'sign-in',
  needs: [authkit, ui],
  operations: [
    authorizePage,
    logoutPage,
    ...signInPages,
    ...signUpPage,
    ...providerPages,
    ...confirmPages,
    ...choosePages,
    ...resetPages,
    ...magicLinkPages,
    ...invitationPages,
    ...devicePages,
  ],
  errorPage,
})
