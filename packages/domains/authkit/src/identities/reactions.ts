import { on } from '@inhouse/core'
import { userUpdated } from '@inhouse/users'
import { untieStaleIdentities } from './service.ts'

export const identityReactions = [on(userUpdated, untieStaleIdentities)]
