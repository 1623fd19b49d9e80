import { nothing, operation } from '@inhouse/core'
import { getDomain } from './find.ts'
import { domainInput, domainSerializer } from './serializer.ts'
import { addDomain, deleteDomain } from './service.ts'
import { verifyDomain } from './verify-domain.ts'

export const domainOperations = [
  operation({
    method: 'POST',
    path: '/organization_domains',
    summary: 'Create an organization domain',
    access: 'secret',
    body: domainInput,
    status: 201,
    output: domainSerializer,
    handler: (ctx, { body }) => addDomain(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/organization_domains/:id',
    summary: 'Get an organization domain',
    access: 'secret',
    output: domainSerializer,
    handler: (ctx, { params }) => getDomain(ctx, params.id),
  }),

  operation({
    method: 'DELETE',
    path: '/organization_domains/:id',
    summary: 'Delete an organization domain',
    access: 'secret',
    output: nothing,
    handler: (ctx, { params }) => deleteDomain(ctx, params.id),
  }),

  operation({
    method: 'POST',
    path: '/organization_domains/:id/verify',
    summary: 'Verify an organization domain',
    access: 'secret',
    status: 201,
    output: domainSerializer,
    handler: (ctx, { params }) => verifyDomain(ctx, params.id),
  }),
]
