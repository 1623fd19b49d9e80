/** Pages of this origin may call the API. */
export interface CorsOrigin {
  id: string
  origin: string
  created_at: string
  updated_at: string
}
