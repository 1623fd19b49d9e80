/** Someone is known to a provider, and comes from there. */
export interface Identity {
  id: string
  user_id: string
  provider: string
  idp_id: string
  /** The address it came with. Where the user's becomes another, it is untied. */
  email_key: string
  /** Whether the provider vouched for that address, or the person showed it to be theirs. */
  email_proven: boolean
  created_at: string
  updated_at: string
}
