import { list, nothing, operation, pageQuery } from '@inhouse/core'
import { enrollUserFactor } from '../challenges/service.ts'
import { userEnrollmentSerializer } from '../challenges/serializer.ts'
import { enrollFactor } from './enroll.ts'
import {
  enrolledFactorSerializer,
  factorInput,
  factorSerializer,
  userFactorInput,
} from './serializer.ts'
import { deleteFactor, getFactor, listFactors } from './service.ts'

export const factorOperations = [
  operation({
    method: 'POST',
    path: '/auth/factors/enroll',
    summary: 'Enroll an authentication factor',
    access: 'secret',
    body: factorInput,
    status: 201,
    output: enrolledFactorSerializer,
    handler: (ctx, { body }) => enrollFactor(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/auth/factors/:id',
    summary: 'Get an authentication factor',
    access: 'secret',
    output: factorSerializer,
    handler: (ctx, { params }) => getFactor(ctx, params.id),
  }),

  operation({
    method: 'DELETE',
    path: '/auth/factors/:id',
    summary: 'Delete an authentication factor',
    access: 'secret',
    status: [204, 200],
    output: nothing,
    handler: (ctx, { params }) => deleteFactor(ctx, params.id),
  }),

  operation({
    method: 'POST',
    path: '/user_management/users/:user_id/auth_factors',
    summary: 'Enroll an authentication factor for a user',
    access: 'secret',
    body: userFactorInput,
    status: 201,
    output: userEnrollmentSerializer,
    handler: (ctx, { params, body }) => enrollUserFactor(ctx, params.user_id, body),
  }),

  operation({
    method: 'GET',
    path: '/user_management/users/:user_id/auth_factors',
    summary: 'List the authentication factors of a user',
    access: 'secret',
    query: pageQuery,
    output: list(factorSerializer),
    handler: (ctx, { params, query }) => listFactors(ctx, params.user_id, query),
  }),
]
