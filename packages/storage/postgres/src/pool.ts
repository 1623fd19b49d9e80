/** What we use of `pg`'s `Pool`. */
export interface Pool {
  readonly options: object
  connect(): Promise<Client>
  end(): Promise<void>
}

export interface Client {
  readonly getTypeParser: GetTypeParser
  query(query: Query): Promise<unknown>
  on(event: 'error' | 'end', listener: () => void): unknown
  on(event: 'notification', listener: Hears): unknown
  off(event: 'error' | 'end', listener: () => void): unknown
  off(event: 'notification', listener: Hears): unknown
  release(destroy?: boolean): void
}

export interface Query {
  text: string
  values?: unknown[]
  name?: string
  types?: { getTypeParser: GetTypeParser }
}

type Hears = (message: { payload?: string | undefined }) => void

type GetTypeParser = (type: number, format?: 'text' | 'binary') => Parse
type Parse = (value: any) => unknown
