/** What access tokens say beside what they always say. There is one at most. */
export interface JwtTemplate {
  id: string
  content: string
  created_at: string
  updated_at: string
}
