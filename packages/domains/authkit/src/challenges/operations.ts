import { operation } from '@inhouse/core'
import {
  challengeInput,
  challengeSerializer,
  verificationInput,
  verificationSerializer,
} from './serializer.ts'
import { challengeFactor, verifyChallenge } from './service.ts'

export const challengeOperations = [
  operation({
    method: 'POST',
    path: '/auth/factors/:id/challenge',
    summary: 'Challenge an authentication factor',
    access: 'secret',
    body: challengeInput,
    status: 201,
    output: challengeSerializer,
    handler: (ctx, { params, body }) => challengeFactor(ctx, params.id, body),
  }),

  operation({
    method: 'POST',
    path: '/auth/challenges/:id/verify',
    summary: 'Verify a challenge',
    access: 'secret',
    body: verificationInput,
    status: 201,
    output: verificationSerializer,
    handler: (ctx, { params, body }) => verifyChallenge(ctx, params.id, body.code),
  }),
]
