/** What a provider gave for the app, on its way there. Sealed. */
export interface ProviderTokensRow {
  user_id: string
  provider: string
  authenticated_at: string
  sealed_tokens: string
  expires_at: string
}
