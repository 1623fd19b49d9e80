import { badRequest, type Context, type Transaction } from '@inhouse/core'
import { domainUpdated, domainVerificationFailed, domainVerified } from '../events.ts'
import { lockOrganization } from '../organizations/find.ts'
import { db, type OrganizationDomain } from '../tables.ts'
import { lockDomainName } from './claim-domains.ts'
import { findVerifiedDomain, getDomain } from './find.ts'
import { judgeDomain } from './judge-domain.ts'
import { lookUpProof, type Proof } from './look-up-proof.ts'

/**
 * Looks for the proof of a domain and tells what came of it. One that has failed starts anew. The
 * look-up runs before the transaction, which a slow DNS would hold open.
 */
export async function verifyDomain(ctx: Context, id: string): Promise<OrganizationDomain> {
  const domain = await getDomain(ctx, id)
  assertUnverified(domain)
  const proof = await lookUpProof(ctx, domain)
  return ctx.transaction((tx) => settle(tx, domain, proof))
}

async function settle(
  tx: Transaction,
  { id, organization_id, domain: name }: OrganizationDomain,
  proof: Proof,
): Promise<OrganizationDomain> {
  await lockOrganization(tx, organization_id)
  await lockDomainName(tx, name)
  const domain = await getDomain(tx, id)
  assertUnverified(domain)

  const pending_since = domain.state === 'failed' ? tx.now() : domain.pending_since
  const verdict = judgeDomain({
    proof,
    isVerifiedElsewhere: (await findVerifiedDomain(tx, name)) !== undefined,
    pendingSince: pending_since,
    now: tx.now(),
  })
  if (verdict.state === 'pending' && domain.state === 'pending') return domain

  const settled = { ...domain, state: verdict.state, pending_since, updated_at: tx.now() }
  await db(tx).updateTable('organization_domains').set(settled).where('id', '=', id).execute()
  if (verdict.state === 'verified') await tx.emit(domainVerified, settled)
  if (verdict.state === 'pending') await tx.emit(domainUpdated, settled)
  if (verdict.state === 'failed') {
    await tx.emit(domainVerificationFailed, {
      reason: verdict.reason,
      organization_domain: settled,
    })
  }
  return settled
}

function assertUnverified({ state }: OrganizationDomain): void {
  if (state === 'verified')
    throw badRequest('domain_already_verified', 'Domain is already verified.')
}
