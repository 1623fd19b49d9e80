/** Where a sign-in may end. */
export interface RedirectUri {
  id: string
  uri: string
  is_default: boolean
  created_at: string
  updated_at: string
}
